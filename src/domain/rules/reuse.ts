import { addDays } from '#domain/shared/time.ts'
import { rowsSince, startOf, type Dated } from './dated.ts'

/** How old checked data may be at the moment a certificate is issued with it. */
export interface ReuseRule extends Dated {
  readonly days: number
}

/**
 * The first moment at which data obtained at `obtainedAt` may no longer be used. The rule of the moment of *use*
 * decides, so a shorter row that begins meanwhile ends what the older row would still have allowed (TLS-06).
 */
export function reuseEndsAt(table: readonly ReuseRule[], obtainedAt: Date): Date {
  const ends = rowsSince(table, obtainedAt).map((row) =>
    Math.max(startOf(row).getTime(), addDays(obtainedAt, row.days).getTime()),
  )
  return new Date(Math.min(...ends))
}
