import {
  ENDING_DAYS,
  ENDING_WEEKS,
  TASK_LIMIT,
  type EndingCertificate,
  type EndingWeek,
} from '#domain/orders/home-overview.ts'
import type { Language } from '#domain/shared/language.ts'
import { addDays } from '#domain/shared/time.ts'
import type { Translate } from '#platform/i18n.ts'
import { validityBar } from '../components/bar.ts'
import { formatsFor } from '../components/formats.ts'
import { cappedNumber } from './capped-number.ts'

export interface EndingFacts {
  readonly ending: readonly EndingCertificate[]
  readonly endingWeeks: readonly EndingWeek[]
  readonly now: Date
  readonly language: Language
  readonly t: Translate
}

/** What ends soon: the weeks to come as a row of bars, and the first certificates by name. */
export function endingPart({ ending, endingWeeks, now, language, t }: EndingFacts) {
  const { date } = formatsFor(language)
  const total = endingWeeks.reduce((sum, { count }) => sum + count, 0)
  return {
    title: t('home.ending.title', { days: ENDING_DAYS }),
    none: total === 0 ? t('home.ending.none', { days: ENDING_DAYS }) : null,
    count: t('home.ending.count', { count: total, number: cappedNumber(total, TASK_LIMIT, language) }),
    all: { label: t('home.ending.all'), href: '/orders?sort=valid_to&direction=ascending' },
    weeks: total === 0 ? [] : weeks(endingWeeks, now, language, t),
    rows: ending.map(({ reference, common_name, valid_from, valid_to }) => ({
      href: `/orders/${reference}`,
      name: common_name,
      end: date(valid_to),
      life: validityBar(valid_from, valid_to, now, t),
    })),
  }
}

/**
 * A bar for each week, in hundredths of the highest; a month is named above its first week, but not one that has a single
 * week left, where the next name would stand upon it.
 */
function weeks(found: readonly EndingWeek[], now: Date, language: Language, t: Translate) {
  const highest = Math.max(...found.map(({ count }) => count))
  const counts = new Map(found.map(({ week, count }): [number, number] => [week, count]))
  const months = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  return Array.from({ length: ENDING_WEEKS }, (_, week) => {
    const begins = addDays(now, week * 7)
    const count = counts.get(week) ?? 0
    const beginsMonth = week === 0 ? sameMonth(begins, addDays(begins, 7)) : !sameMonth(begins, addDays(begins, -7))
    const height = count === 0 ? 0 : Math.max(8, Math.round((count / highest) * 100))
    return {
      count: count === 0 ? '' : String(count),
      top: 100 - height,
      height,
      month: beginsMonth ? months.format(begins) : '',
      text: t('home.ending.week', { day: formatsFor(language).date(begins).text, count }),
    }
  })
}

const sameMonth = (a: Date, b: Date) => a.getUTCMonth() === b.getUTCMonth()
