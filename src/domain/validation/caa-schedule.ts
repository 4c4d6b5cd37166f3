import type { Fulfilment } from '#domain/orders/states.ts'
import { HOUR, MINUTE } from '#domain/shared/time.ts'

/** While an order is in one of these, its CAA records are looked up. */
const LOOKED_UP: readonly Fulfilment[] = ['verification', 'awaiting_dcv', 'suspended']

export const isCaaLookedUp = (fulfilment: Fulfilment) => LOOKED_UP.includes(fulfilment)

/** Pauses after each look in a row that found an obstacle: soon while somebody mends the record, then ever slower. */
const PAUSES = [5, 10, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE)
const LONGEST_PAUSE = 12 * HOUR

/** About two weeks: then somebody has to ask for another look. */
const MOST_LOOKS = 36

/** When to look again by itself after so many looks in a row; null where it is for people to do something. */
export function nextCaaLookAt(looks: number, at: Date): Date | null {
  if (looks >= MOST_LOOKS) return null
  return new Date(at.getTime() + (PAUSES[looks - 1] ?? LONGEST_PAUSE))
}

/**
 * Whether somebody is told by mail: not of the first look, for name servers may be slow for a moment and whoever has just
 * ordered sees the page, but of the second, and of the one after which nobody looks by themselves.
 */
export const isCaaMailed = (look: number): boolean => look === 2 || look === MOST_LOOKS

/** An issue rests on a look of this moment: the rules would allow eight hours (BR §3.2.2.8, TLS-14), we do not wait so long. */
const FRESH = 15 * MINUTE

interface Look {
  readonly name: string
  readonly allowed: boolean
  readonly checkedAt: Date
}

/** Whether looks that are fresh enough allow the issue for every one of these names. */
export function caaAllows(names: readonly string[], looks: readonly Look[], at: Date): boolean {
  const isFresh = ({ checkedAt }: Look) => at.getTime() - checkedAt.getTime() < FRESH
  return names.every((name) => looks.some((look) => look.name === name && look.allowed && isFresh(look)))
}
