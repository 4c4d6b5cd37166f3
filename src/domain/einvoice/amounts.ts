/** `1234n` as `12.34`: both currencies have two decimals. */
export function decimal(minorUnits: bigint): string {
  const digits = String(minorUnits < 0n ? -minorUnits : minorUnits).padStart(3, '0')
  return `${minorUnits < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A rate per ten thousand as a percentage: `2000` as `20.00`. */
export function percent(perTenThousand: number): string {
  return decimal(BigInt(perTenThousand))
}
