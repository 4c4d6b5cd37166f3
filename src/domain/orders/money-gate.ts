import type { Settlement } from './states.ts'

/** Settlements that let a certificate be issued: the money is there, or waits by agreement. */
export const COVERED_SETTLEMENTS: readonly Settlement[] = ['paid', 'deferred', 'prepaid', 'monthly', 'free']

export function mayIssue(settlement: Settlement): boolean {
  return COVERED_SETTLEMENTS.includes(settlement)
}

/** Audits begin before the money is there; an order that needs none stays registered until it may be issued. */
export function mayBeginWork(needsAudit: boolean, settlement: Settlement): boolean {
  return mayIssue(settlement) || (needsAudit && settlement === 'awaiting_payment')
}
