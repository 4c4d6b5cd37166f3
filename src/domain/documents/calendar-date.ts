import { addDays, dayOf } from '#domain/shared/time.ts'

/** A day of the calendar, `YYYY-MM-DD`, without time or zone: it compares as text. */
export type CalendarDate = string

export function addCalendarDays(date: CalendarDate, days: number): CalendarDate {
  return dayOf(addDays(read(date), days))
}

export function endOfMonth(date: CalendarDate): CalendarDate {
  const day = read(date)
  return dayOf(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)))
}

export function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b
}

function read(date: CalendarDate): Date {
  const day = new Date(`${date}T00:00:00Z`)
  if (dayOf(day) !== date) throw new RangeError(`${date} is no day of the calendar`)
  return day
}
