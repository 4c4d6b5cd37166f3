import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'
import { DAY } from '#domain/shared/time.ts'
import { formatDate, formatDateTime, formatMoney, formatNumber, formatPercent } from '#presenters/format.ts'
import { remembered } from '#domain/shared/remembered.ts'

/** A day or a moment, for machines (`datetime`) and for people. */
export interface DateText {
  readonly iso: string
  readonly text: string
}

/** How pages write dates, money and numbers for one reader. */
export interface Formats {
  /** The day of a moment, in UTC: ends of validity are the same day for everybody. */
  readonly date: (at: Date) => DateText
  /** A moment to the minute, by the reader's clock. */
  readonly dateTime: (at: Date) => DateText
  /** A calendar day that is no moment, `YYYY-MM-DD`. */
  readonly day: (day: string) => DateText
  readonly money: (amount: bigint, currency: Currency) => string
  readonly number: (value: number) => string
  /** A rate per ten thousand. */
  readonly rate: (perTenThousand: number) => string
}

const known = new Map<string, Formats>()

export function formatsFor(language: Language, timeZone = 'Europe/Paris'): Formats {
  const key = `${language} ${timeZone}`
  const formats = known.get(key) ?? createFormats(language, timeZone)
  known.set(key, formats)
  return formats
}

function createFormats(language: Language, timeZone: string): Formats {
  const day = (iso: string): DateText => ({ iso, text: formatDate(iso, language) })
  const days = new Map<number, DateText>()
  const moments = new Map<number, DateText>()
  const prices = new Map<string, string>()
  return {
    date: (at) => remembered(days, Math.floor(at.getTime() / DAY), MOST, () => day(at.toISOString().slice(0, 10))),
    dateTime: (at) =>
      remembered(moments, at.getTime(), MOST, () => ({
        iso: at.toISOString(),
        text: formatDateTime(at, language, timeZone),
      })),
    day,
    money: (amount, currency) =>
      remembered(prices, `${amount} ${currency}`, MOST, () => formatMoney({ amount, currency }, language)),
    number: (value) => formatNumber(value, language),
    rate: (perTenThousand) => formatPercent(perTenThousand, language),
  }
}

/** Some thirty years of days: pages show the same few again and again, and writing one is slow. */
const MOST = 10_000
