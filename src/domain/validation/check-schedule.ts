import { valueLapsesAt } from '#domain/rules/dcv-values.ts'
import { HOUR, MINUTE, SECOND } from '#domain/shared/time.ts'
import type { DomainValidation } from './domain-validation.ts'

/** Pauses between checks by themselves: quick while people sit before the page, then ever slower. */
const PAUSES = [1, 1, 2, 2, 5, 5, 10, 15, 30].map((minutes) => minutes * MINUTE)
const LONGEST_PAUSE = 2 * HOUR

/** Somebody who presses «check now» is answered anew after this long. */
const CHECK_NOW_PAUSE = 20 * SECOND

export function firstCheckAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + pauseAfter(0))
}

/** When to look again after so many checks; null once the challenge has lapsed. */
export function nextCheckAt(
  { requestedAt, checks }: { readonly requestedAt: Date; readonly checks: number },
  at: Date,
): Date | null {
  const next = new Date(at.getTime() + pauseAfter(checks))
  return next < valueLapsesAt(requestedAt) ? next : null
}

/** Whether what is asked for would prove nothing any more. Mailed values lapse one by one. */
export function hasLapsed(
  { state, method, requestedAt }: Pick<DomainValidation, 'state' | 'method' | 'requestedAt'>,
  at: Date,
): boolean {
  return state === 'pending' && method !== 'email' && at >= valueLapsesAt(requestedAt)
}

export function mayCheckNow(lastCheckedAt: Date | null, at: Date): boolean {
  return !lastCheckedAt || at.getTime() - lastCheckedAt.getTime() >= CHECK_NOW_PAUSE
}

function pauseAfter(checks: number): number {
  return PAUSES[checks] ?? LONGEST_PAUSE
}
