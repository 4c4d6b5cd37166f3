import type { MandateState } from './mandate.ts'

/** A mandate as one line of the staff's list. */
export interface ListedMandate {
  readonly id: string
  readonly reference: string
  readonly account: string
  readonly state: MandateState
  /** Whether the customer has sent the signed paper. */
  readonly hasCopy: boolean
  readonly debtor: string
  readonly ibanEnd: string
  readonly requestedAt: Date
}

export const MANDATE_VIEWS = ['requested', 'valid', 'closed'] as const
export type MandateView = (typeof MANDATE_VIEWS)[number]
