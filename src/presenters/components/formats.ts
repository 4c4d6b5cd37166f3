import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'

/** A moment for machines (`datetime`) and for people. */
export interface DateText {
  readonly iso: string
  readonly text: string
}

/** How one reader's language and time zone write dates, money and numbers. */
export interface Formats {
  readonly date: (at: Date) => DateText
  readonly dateTime: (at: Date) => DateText
  /** A calendar day that is no moment, `YYYY-MM-DD`: the same in every time zone. */
  readonly day: (day: string) => DateText
  readonly money: (amount: bigint, currency: Currency) => string
  readonly number: (value: number) => string
  /** A rate per ten thousand. */
  readonly rate: (perTenThousand: number) => string
}

/** English is written the British way: the portal's offices are European. */
const LOCALES: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }

const known = new Map<string, Formats>()

/** The formats of a language and time zone, made once: Intl formatters are slow to make and quick to use. */
export function formatsFor(language: Language, timeZone = 'Europe/Paris'): Formats {
  const name = `${language} ${timeZone}`
  const formats = known.get(name) ?? create(LOCALES[language], timeZone)
  known.set(name, formats)
  return formats
}

function create(locale: string, timeZone: string): Formats {
  const shortDate = { day: 'numeric', month: 'short', year: 'numeric' } as const
  const date = new Intl.DateTimeFormat(locale, { ...shortDate, timeZone })
  const dateTime = new Intl.DateTimeFormat(locale, { ...shortDate, hour: '2-digit', minute: '2-digit', timeZone })
  const day = new Intl.DateTimeFormat(locale, { ...shortDate, timeZone: 'UTC' })
  const number = new Intl.NumberFormat(locale)
  const rate = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const money: Record<Currency, Intl.NumberFormat> = {
    EUR: new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }),
    GBP: new Intl.NumberFormat(locale, { style: 'currency', currency: 'GBP' }),
  }
  return {
    date: (at) => ({ iso: at.toISOString(), text: date.format(at) }),
    dateTime: (at) => ({ iso: at.toISOString(), text: dateTime.format(at) }),
    day: (iso) => ({ iso, text: day.format(new Date(`${iso}T00:00:00Z`)) }),
    money: (amount, currency) => money[currency].format(decimal(amount)),
    number: (value) => number.format(value),
    rate: (perTenThousand) => rate.format(perTenThousand / 10_000),
  }
}

/** Minor units as an exact decimal: a bigint beyond 2^53 survives. */
function decimal(amount: bigint): Intl.StringNumericLiteral {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as Intl.StringNumericLiteral
}
