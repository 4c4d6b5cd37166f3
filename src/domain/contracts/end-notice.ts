import { daysBetween, isFollowed, type Contract } from './contract.ts'

/** Days before a contract's last day on which its account is written to. */
export const NOTICE_DAYS = [60, 30, 7] as const
export const FIRST_NOTICE_DAYS = NOTICE_DAYS[0]

/** One mail to write today, and the notices that are done with by it. */
export interface DueNotice {
  readonly daysLeft: number
  /** Noted as given: the mail's own, and earlier ones that were missed. */
  readonly notes: readonly number[]
}

/**
 * What is to be written about a contract's end on a day; null when nothing is. A notice whose day has passed unnoticed
 * is given late, several at once as one mail. None is owed for days before the contract was made, after its end, or
 * where another contract follows.
 */
export function dueNotice(
  contract: Contract,
  contracts: readonly Contract[],
  given: readonly number[],
  today: string,
): DueNotice | null {
  if (contract.withdrawn || isFollowed(contract, contracts)) return null
  const daysLeft = daysBetween(today, contract.endsOn)
  if (daysLeft < 0) return null
  const lifeLeft = daysBetween(contract.madeAt.toISOString().slice(0, 10), contract.endsOn)
  const notes = NOTICE_DAYS.filter((days) => daysLeft <= days && days <= lifeLeft && !given.includes(days))
  return notes.length > 0 && !hasTighter(notes, given) ? { daysLeft, notes } : null
}

/** An earlier notice has nothing to add once a later one was given. */
function hasTighter(notes: readonly number[], given: readonly number[]): boolean {
  return given.some((days) => days < Math.min(...notes))
}
