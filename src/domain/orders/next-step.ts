import { mayIssue } from './money-gate.ts'
import type { ProgressStep } from '#domain/catalogue/product.ts'
import type { ProgressState } from './progress.ts'
import type { PaymentMeans } from './order.ts'
import { renewalState } from './renewal-window.ts'
import type { Fulfilment, Settlement } from './states.ts'
import type { OrderTerms } from './terms.ts'

/** The one next thing about an order. Those that begin with `wait_` are not the customer's to do. */
export const NEXT_STEPS = [
  'wait_approval',
  'sign_quote',
  'send_documents',
  'pay',
  'top_up',
  'give_csr',
  'correct_caa',
  'prove_domain',
  'answer_call',
  'wait_invoice',
  'wait_audit',
  'wait_issue',
  'wait_operator',
  'accept',
  'reissue',
  'renew',
  'install',
  'nothing',
] as const
export type NextStep = (typeof NEXT_STEPS)[number]

export interface NextStepFacts {
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  readonly paymentMeans: PaymentMeans
  readonly progress: Readonly<Record<ProgressStep, ProgressState>>
  /** The authority did not take the request: staff look into it. */
  readonly isRefusedByCa: boolean
  /** Null until the order is delivered. */
  readonly delivery: DeliveryFacts | null
  readonly terms: OrderTerms
}

export interface DeliveryFacts {
  readonly planEnd: Date
  readonly hasValidCertificate: boolean
  readonly awaitsAcceptance: boolean
  readonly isReissueDue: boolean
  /** A renewal is under way, or the customer does not want one. */
  readonly isRenewalSettled: boolean
  readonly isSeenInstalled: boolean
}

export function nextStep(facts: NextStepFacts, at: Date): NextStep {
  if (facts.delivery) return stepAfterDelivery(facts.delivery, facts.terms, at)
  switch (facts.fulfilment) {
    case 'pending_approval':
      return 'wait_approval'
    case 'suspended':
      return 'send_documents'
    case 'registered':
    case 'verification':
    case 'awaiting_dcv':
      return stepInProgress(facts)
    case 'delivered':
    case 'cancelled':
    case 'refused':
      return 'nothing'
  }
}

/** The customer's own duties come first, the ones that hold up most at the top. */
function stepInProgress({ settlement, paymentMeans, progress, isRefusedByCa }: NextStepFacts): NextStep {
  if (settlement === 'quote') return 'sign_quote'
  if (progress.organization === 'action_needed') return 'send_documents'
  if (settlement === 'awaiting_payment') return paymentMeans === 'tokens' ? 'top_up' : 'pay'
  const duty = DUTIES.find(([step]) => progress[step] === 'action_needed')
  if (duty) return duty[1]
  if (!mayIssue(settlement)) return 'wait_invoice'
  const isAuditOpen = AUDIT_STEPS.some((step) => progress[step] === 'pending' || progress[step] === 'being_verified')
  if (isAuditOpen) return 'wait_audit'
  return isRefusedByCa ? 'wait_operator' : 'wait_issue'
}

const DUTIES: readonly (readonly [ProgressStep, NextStep])[] = [
  ['csr', 'give_csr'],
  // The proof first, whose card tells of a CAA record as well: both can be done in one visit to the zone.
  ['dcv', 'prove_domain'],
  ['caa', 'correct_caa'],
  ['callback', 'answer_call'],
]
const AUDIT_STEPS: readonly ProgressStep[] = ['organization', 'callback']

function stepAfterDelivery(delivery: DeliveryFacts, terms: OrderTerms, at: Date): NextStep {
  if (delivery.awaitsAcceptance) return 'accept'
  if (delivery.isReissueDue) return 'reissue'
  if (!delivery.isRenewalSettled && renewalState(delivery.planEnd, at, terms) === 'open') return 'renew'
  return delivery.hasValidCertificate && !delivery.isSeenInstalled ? 'install' : 'nothing'
}
