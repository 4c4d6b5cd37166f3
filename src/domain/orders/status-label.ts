import { COVERED_SETTLEMENTS as COVERED } from './money-gate.ts'
import type { Fulfilment, Settlement } from './states.ts'

/** The fifteen statuses that customers know, as message keys (guide 6.6). */
export const STATUS_LABELS = [
  'quote',
  'quote_signed',
  'verification_and_waiting_for_payment',
  'delivered_not_billed',
  'delivered_unpaid',
  'delivered_paid',
  'cancelled',
  'waiting_for_payment',
  'verification',
  'cancelled_refunded',
  'suspended',
  'waiting_for_dcv',
  'discarded_holdback_pending',
  'discarded_holdback_paid',
  'pending_approval',
] as const
export type StatusLabel = (typeof STATUS_LABELS)[number]

type Labels = Partial<Readonly<Record<Settlement, StatusLabel>>>

const UNSETTLED: readonly Settlement[] = ['quote', 'quote_signed', 'awaiting_payment']
/** Nothing is paid before approval, but the means may be chosen. */
const BEFORE_APPROVAL: readonly Settlement[] = [...UNSETTLED, 'deferred', 'prepaid', 'monthly', 'free']

/** Every pair of states that can occur. What is missing can not. */
export const LABELS: Readonly<Record<Fulfilment, Labels>> = {
  pending_approval: all(BEFORE_APPROVAL, 'pending_approval'),
  refused: all(BEFORE_APPROVAL, 'cancelled'),
  registered: {
    quote: 'quote',
    quote_signed: 'quote_signed',
    awaiting_payment: 'waiting_for_payment',
    ...all(COVERED, 'verification'),
  },
  verification: {
    awaiting_payment: 'verification_and_waiting_for_payment',
    ...all(COVERED, 'verification'),
  },
  awaiting_dcv: {
    awaiting_payment: 'verification_and_waiting_for_payment',
    ...all(COVERED, 'waiting_for_dcv'),
  },
  suspended: all(['awaiting_payment', ...COVERED], 'suspended'),
  delivered: {
    monthly: 'delivered_not_billed',
    prepaid: 'delivered_not_billed',
    free: 'delivered_not_billed',
    deferred: 'delivered_unpaid',
    awaiting_payment: 'delivered_unpaid',
    paid: 'delivered_paid',
    refunded: 'cancelled_refunded',
  },
  cancelled: {
    ...all([...UNSETTLED, ...COVERED], 'cancelled'),
    refunded: 'cancelled_refunded',
    holdback_pending: 'discarded_holdback_pending',
    holdback_paid: 'discarded_holdback_paid',
  },
}

/** What the customer reads. A pair that can not occur is a bug. */
export function statusLabel(fulfilment: Fulfilment, settlement: Settlement): StatusLabel {
  const label = LABELS[fulfilment][settlement]
  if (!label) throw new RangeError(`An order can not be ${fulfilment} and ${settlement}`)
  return label
}

/** The pairs of states behind a label: what a filter by status asks the database for. */
export function statesOf(
  label: StatusLabel,
): readonly { readonly fulfilment: Fulfilment; readonly settlement: Settlement }[] {
  return entriesOf(LABELS).flatMap(([fulfilment, labels]) =>
    entriesOf(labels)
      .filter(([, found]) => found === label)
      .map(([settlement]) => ({ fulfilment, settlement })),
  )
}

function all(settlements: readonly Settlement[], label: StatusLabel): Labels {
  return Object.fromEntries(settlements.map((settlement) => [settlement, label]))
}

function entriesOf<Key extends string, Value>(record: Partial<Readonly<Record<Key, Value>>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][]
}
