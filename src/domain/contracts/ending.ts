import { contractState, type Contract } from './contract.ts'

/** How staff end a contract: on a day before its last, or as if it had never been made. */
export type Ending = { readonly reason: string } & (
  { readonly kind: 'early'; readonly on: string } | { readonly kind: 'withdrawn' }
)

/** The days that may become its last; null where it can't be shortened any more. */
export function endingDays(contract: Contract, today: string): { readonly from: string; readonly to: string } | null {
  const from = today < contract.startsOn ? contract.startsOn : today
  return contractState(contract, today) === 'withdrawn' || from >= contract.endsOn
    ? null
    : { from, to: contract.endsOn }
}

/** Only what has not run out can still be ended; a contract that has begun may have been ordered under. */
export function mayEnd(contract: Contract, today: string): boolean {
  const state = contractState(contract, today)
  return state === 'upcoming' || state === 'in_force'
}

/** Whether a day is one on which the contract may be made to end: before the last day that it has. */
export function isEndingDay(contract: Contract, on: string, today: string): boolean {
  const days = endingDays(contract, today)
  return days !== null && on >= days.from && on < days.to
}
