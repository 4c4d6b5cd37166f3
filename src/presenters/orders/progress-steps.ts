import { PROGRESS_STEPS, type ProgressStep } from '#domain/catalogue/product.ts'
import { mayIssue } from '#domain/orders/money-gate.ts'
import type { ProgressState } from '#domain/orders/progress.ts'
import type { Fulfilment, Settlement } from '#domain/orders/states.ts'
import type { Translate } from '#platform/i18n.ts'
import type { Step, StepState } from '#presenters/components/stepper.ts'
import type { BuiltAct } from './order-acts.ts'
import type { OrderFile } from './order-file.ts'
import type { Standing } from './standing.ts'

/** The road from the order to its certificate, and what this product does without. */
export interface ProgressBox {
  readonly steps: readonly Step[]
  readonly spared: string | null
}

const IN_PROGRESS: readonly Fulfilment[] = [
  'pending_approval',
  'registered',
  'verification',
  'awaiting_dcv',
  'suspended',
]

/** Null once the order is delivered or closed: then the road is behind. */
export function progressBox(
  { order, events }: OrderFile,
  { progress, next, acts }: Standing & { readonly acts: ReadonlySet<BuiltAct> },
  t: Translate,
): ProgressBox | null {
  if (!IN_PROGRESS.includes(order.fulfilment)) return null
  const step = (key: StepKey, state: ProgressState): Step => ({
    label: t(`orders.progress.steps.${key}`),
    note: noteOf(key, state, t),
    state: STEP_STATES[state],
  })
  const needsYes = order.fulfilment === 'pending_approval' || events.some(({ kind }) => kind === 'approved')
  const required = PROGRESS_STEPS.filter((one) => progress[one] !== 'not_required')
  const spared = PROGRESS_STEPS.filter((one) => progress[one] === 'not_required')
  return {
    steps: [
      step('placed', 'done'),
      ...(needsYes ? [step('approval', approvalState(order.fulfilment, acts))] : []),
      ...(order.settlement === 'free' ? [] : [step('payment', paymentState(order))]),
      ...required.map((one) => step(one, progress[one])),
      step('delivery', next === 'wait_issue' || next === 'wait_operator' ? 'being_verified' : 'pending'),
    ],
    spared:
      spared.length > 0
        ? t('orders.progress.spared', { steps: spared.map((one) => t(`orders.progress.steps.${one}`)).join(', ') })
        : null,
  }
}

type StepKey = ProgressStep | 'placed' | 'approval' | 'payment' | 'delivery'

/** An approval is awaited rather than verified; a CSR that is not missing was received, though not looked at yet. */
function noteOf(key: StepKey, state: ProgressState, t: Translate): string {
  if (key === 'approval' && state === 'being_verified') return t('orders.progress.awaited')
  if (key === 'csr' && state === 'pending') return t('orders.progress.received')
  return t(`orders.progress.states.${state}`)
}

const STEP_STATES: Readonly<Record<ProgressState, StepState>> = {
  not_required: 'todo',
  pending: 'todo',
  being_verified: 'current',
  action_needed: 'failed',
  done: 'done',
}

function approvalState(fulfilment: Fulfilment, acts: ReadonlySet<BuiltAct>): ProgressState {
  if (fulfilment !== 'pending_approval') return 'done'
  return acts.has('approve') ? 'action_needed' : 'being_verified'
}

function paymentState({ fulfilment, settlement }: { fulfilment: Fulfilment; settlement: Settlement }): ProgressState {
  if (fulfilment === 'pending_approval') return 'pending'
  if (mayIssue(settlement)) return 'done'
  return settlement === 'quote_signed' ? 'being_verified' : 'action_needed'
}
