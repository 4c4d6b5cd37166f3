/** `1234.5`, `1,234.56` and `1.234,56`: three digits behind a sign make a group, one or two are cents. */
const READINGS = [
  /^(\d+)(?:[.,](\d{1,2}))?$/,
  /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/,
  /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/,
]
const MOST_DIGITS = 12

/** Reads an amount in the ways people of both offices type it, in minor units; null for what is none. */
export function readAmount(typed: string): bigint | null {
  const bare = typed.replace(/[\s€£]/g, '')
  for (const reading of READINGS) {
    const [, units, cents = ''] = reading.exec(bare) ?? []
    const digits = units?.replace(/[.,]/g, '')
    if (digits !== undefined && digits.length <= MOST_DIGITS) return BigInt(digits + cents.padEnd(2, '0'))
  }
  return null
}
