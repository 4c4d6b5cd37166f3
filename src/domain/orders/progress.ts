import type { ProgressStep } from '#domain/catalogue/product.ts'

/** How a step of the progress box looks to the customer (spec 4.9). */
export const PROGRESS_STATES = ['not_required', 'pending', 'being_verified', 'done', 'action_needed'] as const
export type ProgressState = (typeof PROGRESS_STATES)[number]

/** What is known of an order, as plainly as it is stored. */
export interface ProgressFacts {
  /** The steps that this product goes through. */
  readonly steps: ReadonlySet<ProgressStep>
  /** The order was approved, and its money allows the work. */
  readonly isStarted: boolean
  readonly isDelivered: boolean
  readonly caa: 'unchecked' | 'allowed' | 'refused'
  readonly csr: 'missing' | 'given' | 'accepted'
  /** `waiting`: what was asked for has not been seen yet. */
  readonly dcv: 'waiting' | 'being_checked' | 'proved'
  readonly audit: 'open' | 'documents_asked' | 'completed'
  readonly callback: 'open' | 'not_reached' | 'completed'
}

/** State of every step. A delivered order has done all that it required. */
export function progressOf(facts: ProgressFacts): Readonly<Record<ProgressStep, ProgressState>> {
  const state = (step: ProgressStep): ProgressState => {
    if (!facts.steps.has(step)) return 'not_required'
    return facts.isDelivered ? 'done' : STATE_OF[step](facts)
  }
  return {
    caa: state('caa'),
    csr: state('csr'),
    dcv: state('dcv'),
    organization: state('organization'),
    callback: state('callback'),
  }
}

const STATE_OF: Readonly<Record<ProgressStep, (facts: ProgressFacts) => ProgressState>> = {
  caa: ({ caa, isStarted }) => {
    if (caa === 'unchecked') return isStarted ? 'being_verified' : 'pending'
    return caa === 'allowed' ? 'done' : 'action_needed'
  },
  csr: ({ csr, isStarted }) => {
    if (csr === 'missing') return 'action_needed'
    if (csr === 'accepted') return 'done'
    return isStarted ? 'being_verified' : 'pending'
  },
  dcv: ({ dcv, csr, isStarted }) => {
    if (dcv === 'proved') return 'done'
    if (!isStarted || csr === 'missing') return 'pending'
    return dcv === 'waiting' ? 'action_needed' : 'being_verified'
  },
  organization: ({ audit, isStarted }) => {
    if (audit === 'completed') return 'done'
    if (audit === 'documents_asked') return 'action_needed'
    return isStarted ? 'being_verified' : 'pending'
  },
  /** The call is made once the audit has found the number to call. */
  callback: ({ callback, audit }) => {
    if (callback === 'completed') return 'done'
    if (callback === 'not_reached') return 'action_needed'
    return audit === 'completed' ? 'being_verified' : 'pending'
  },
}
