export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Adds whole days of 86,400 s. */
export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY)
}

/** Adds calendar years in UTC; 29 February becomes 28 February in a common year. */
export function addYears(at: Date, years: number): Date {
  const moved = new Date(at)
  const month = moved.getUTCMonth()
  moved.setUTCFullYear(moved.getUTCFullYear() + years)
  if (moved.getUTCMonth() !== month) moved.setUTCDate(0)
  return moved
}

/** The calendar day in UTC, `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
