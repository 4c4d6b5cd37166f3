import { mayBeginWork, mayIssue } from './money-gate.ts'
import type { Fulfilment, Settlement } from './states.ts'

/** What the next step of an order depends on. */
export interface AdvanceFacts {
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  /** The product's level asks for an audit by people (OV, EV). */
  readonly needsAudit: boolean
  readonly auditCompleted: boolean
  readonly csrGiven: boolean
  /** Every name has a proof that holds today. */
  readonly domainsProved: boolean
  readonly certificateState: 'waiting' | 'submitted' | 'issued' | 'refused'
}

export type Advance = 'start_verification' | 'finish_verification' | 'submit' | 'wait'

/** The one thing to do next. */
export function nextAdvance(facts: AdvanceFacts): Advance {
  switch (facts.fulfilment) {
    case 'registered':
      return mayBeginWork(facts.needsAudit, facts.settlement) ? 'start_verification' : 'wait'
    case 'verification':
      return facts.csrGiven && (facts.auditCompleted || !facts.needsAudit) ? 'finish_verification' : 'wait'
    case 'awaiting_dcv': {
      const ready = facts.domainsProved && facts.csrGiven && mayIssue(facts.settlement)
      return ready && facts.certificateState === 'waiting' ? 'submit' : 'wait'
    }
    default:
      return 'wait'
  }
}
