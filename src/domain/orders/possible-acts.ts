import { renewalState } from './renewal-window.ts'
import { allowsFulfilment, type Fulfilment, type Settlement } from './states.ts'
import type { OrderTerms } from './terms.ts'

/** What can be done from the status page, in the order of its buttons. */
export const ORDER_ACTS = [
  'approve',
  'refuse',
  'sign_quote',
  'pay',
  'give_csr',
  'follow_dcv',
  'send_documents',
  'accept',
  'download',
  'test_installation',
  'renew',
  'reissue',
  'revoke',
  'clone',
  'migrate',
  'switch_automatic_renewal_on',
  'switch_automatic_renewal_off',
  'flag_not_to_renew',
  'unflag_not_to_renew',
  'add_options',
  'smart_seal',
  'share',
  'open_account_link',
  'cancel',
] as const
export type OrderAct = (typeof ORDER_ACTS)[number]

/** What the product of the order lets a customer do. */
export interface ProductAbilities {
  readonly hasCsr: boolean
  readonly hasDcv: boolean
  readonly hasAudit: boolean
  readonly isOnServer: boolean
  readonly hasOptions: boolean
  readonly hasSmartSeal: boolean
  readonly canReissue: boolean
  readonly canRenew: boolean
  readonly canRenewAutomatically: boolean
  readonly canRevoke: boolean
  readonly canClone: boolean
  readonly canMigrate: boolean
}

export interface OrderFacts {
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  readonly product: ProductAbilities
  readonly terms: OrderTerms
  readonly planEnd: Date | null
  readonly validCertificates: number
  /** Certificates ever issued, whatever became of them. */
  readonly issuedCertificates: number
  readonly awaitsAcceptance: boolean
  readonly renewsAutomatically: boolean
  readonly isNotToBeRenewed: boolean
  readonly isRenewed: boolean
}

/** The acts that make sense now, whoever looks: rights are the caller's to check. */
export function possibleActs(facts: OrderFacts, at: Date): readonly OrderAct[] {
  const view = viewOf(facts, at)
  return ORDER_ACTS.filter((act) => IS_POSSIBLE[act](facts, view))
}

interface View {
  readonly isInProgress: boolean
  readonly isDelivered: boolean
  readonly isPlanRunning: boolean
  readonly hasValid: boolean
  readonly isRenewable: boolean
  /** The renewal is not decided yet by an order that follows. */
  readonly awaitsRenewal: boolean
}

function viewOf({ fulfilment, planEnd, validCertificates, isRenewed, product, terms }: OrderFacts, at: Date): View {
  const isDelivered = fulfilment === 'delivered'
  const awaitsRenewal = isDelivered && product.canRenew && !isRenewed
  return {
    isDelivered,
    isInProgress: IN_PROGRESS.includes(fulfilment),
    isPlanRunning: isDelivered && planEnd !== null && at < planEnd,
    hasValid: validCertificates > 0,
    awaitsRenewal,
    isRenewable: awaitsRenewal && planEnd !== null && renewalState(planEnd, at, terms) === 'open',
  }
}

const IN_PROGRESS: readonly Fulfilment[] = ['registered', 'verification', 'awaiting_dcv', 'suspended']
const UNPAID: readonly Settlement[] = ['awaiting_payment', 'deferred']

const IS_POSSIBLE: Readonly<Record<OrderAct, (facts: OrderFacts, view: View) => boolean>> = {
  approve: ({ fulfilment }) => allowsFulfilment(fulfilment, 'approve'),
  refuse: ({ fulfilment }) => allowsFulfilment(fulfilment, 'refuse_approval'),
  sign_quote: ({ settlement }, { isInProgress }) => isInProgress && settlement === 'quote',
  pay: ({ settlement }, { isInProgress, isDelivered }) =>
    settlement === 'holdback_pending' || ((isInProgress || isDelivered) && UNPAID.includes(settlement)),
  give_csr: ({ product }, { isInProgress }) => isInProgress && product.hasCsr,
  follow_dcv: ({ product }, { isInProgress }) => isInProgress && product.hasDcv,
  send_documents: ({ product }, { isInProgress }) => isInProgress && product.hasAudit,
  accept: ({ awaitsAcceptance }) => awaitsAcceptance,
  download: ({ issuedCertificates }) => issuedCertificates > 0,
  test_installation: ({ product }, { hasValid }) => hasValid && product.isOnServer,
  renew: (_facts, { isRenewable }) => isRenewable,
  reissue: ({ product }, { isPlanRunning }) => isPlanRunning && product.canReissue,
  revoke: ({ product }, { hasValid }) => hasValid && product.canRevoke,
  clone: ({ product, fulfilment }) => product.canClone && fulfilment !== 'pending_approval',
  migrate: ({ product }, { isDelivered }) => isDelivered && product.canMigrate,
  switch_automatic_renewal_on: ({ product, renewsAutomatically }, { awaitsRenewal, isPlanRunning }) =>
    awaitsRenewal && isPlanRunning && product.canRenewAutomatically && !renewsAutomatically,
  switch_automatic_renewal_off: ({ renewsAutomatically }, { awaitsRenewal }) => awaitsRenewal && renewsAutomatically,
  flag_not_to_renew: ({ isNotToBeRenewed }, { isRenewable }) => isRenewable && !isNotToBeRenewed,
  unflag_not_to_renew: ({ isNotToBeRenewed }, { awaitsRenewal }) => awaitsRenewal && isNotToBeRenewed,
  add_options: ({ product }, { isPlanRunning }) => isPlanRunning && product.hasOptions,
  smart_seal: ({ product }, { hasValid }) => hasValid && product.hasSmartSeal,
  share: ({ fulfilment }) => fulfilment !== 'pending_approval' && fulfilment !== 'refused',
  open_account_link: (_facts, { hasValid }) => hasValid,
  cancel: ({ fulfilment }) => allowsFulfilment(fulfilment, 'cancel'),
}
