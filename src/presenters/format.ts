import type { Language } from '#domain/shared/language.ts'
import type { Money } from '#domain/shared/money.ts'

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' }

export function formatMoney({ amount, currency }: Money, language: Language): string {
  return numberFormat(language, currency, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    decimal(amount),
  )
}

export function formatNumber(value: number | bigint, language: Language): string {
  return numberFormat(language, 'number', {}).format(value)
}

/** A rate per ten thousand as a percentage: 2000 is 20 %. */
export function formatPercent(perTenThousand: number, language: Language): string {
  return numberFormat(language, 'percent', { style: 'percent', maximumFractionDigits: 2 }).format(
    perTenThousand / 10_000,
  )
}

/** A day: of a moment in UTC, or a calendar date (`YYYY-MM-DD`) as it is. */
export function formatDate(day: Date | string, language: Language): string {
  const at = typeof day === 'string' ? new Date(`${day}T00:00:00Z`) : day
  return dateFormat(language, 'day', { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
}

/** A moment to the minute with the name of its zone, so that nobody has to guess. */
export function formatDateTime(at: Date, language: Language, timeZone = 'UTC'): string {
  return dateFormat(language, timeZone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at)
}

/** Decimal units, one decimal at most: 1,500,000 is 1.5 MB. */
export function formatFileSize(bytes: number, language: Language): string {
  if (bytes < 1_000)
    return numberFormat(language, 'bytes', { style: 'unit', unit: 'byte', unitDisplay: 'long' }).format(bytes)
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const unit = ['byte', 'kilobyte', 'megabyte', 'gigabyte'][power] ?? 'byte'
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const
  return numberFormat(language, unit, options).format(bytes / 1_000 ** power)
}

/** Minor units as a plain decimal, the same in every language: for machines. */
export function decimalText(minorUnits: string): string {
  const digits = minorUnits.padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Both currencies have two decimals; a text keeps what a floating-point number would lose. */
function decimal(minorUnits: bigint): `${number}` {
  const digits = String(minorUnits < 0n ? -minorUnits : minorUnits).padStart(3, '0')
  return `${minorUnits < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
}

const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs far more than using it: it is kept under a name that stands for its options. */
function numberFormat(language: Language, name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numberFormats, language + name, () => new Intl.NumberFormat(LOCALES[language], options))
}

function dateFormat(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dateFormats, language + name, () => new Intl.DateTimeFormat(LOCALES[language], options))
}

function kept<Format>(formats: Map<string, Format>, name: string, make: () => Format): Format {
  const format = formats.get(name) ?? make()
  formats.set(name, format)
  return format
}
