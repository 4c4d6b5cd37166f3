import { DAY, HOUR, SECOND } from '#domain/shared/time.ts'

export interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

/** For clocks that run late; still within the 48 hours that BR §7.1.2.7 allows. */
const BACKDATED_BY = HOUR

/**
 * From an hour before the issue for at most `maxDays`, and never past any of the ends (plan, issuing authority). Both
 * ends belong to the validity, so its last second is one short of the full days (BR §6.3.2).
 */
export function validityFrom(at: Date, maxDays: number, ends: readonly Date[]): Validity {
  const start = wholeSeconds(at.getTime() - BACKDATED_BY)
  const longest = start + maxDays * DAY - SECOND
  return {
    notBefore: new Date(start),
    notAfter: new Date(wholeSeconds(Math.min(longest, ...ends.map((end) => end.getTime())))),
  }
}

/** Days of 86,400 s that a validity takes up, a fraction counting as a whole one (BR §6.3.2). */
export function daysOf({ notBefore, notAfter }: Validity): number {
  return Math.ceil((notAfter.getTime() + SECOND - notBefore.getTime()) / DAY)
}

const wholeSeconds = (time: number): number => Math.floor(time / SECOND) * SECOND
