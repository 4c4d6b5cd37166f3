import type { ProgressStep } from '#domain/catalogue/product.ts'
import { mayBeginWork } from '#domain/orders/money-gate.ts'
import { nextStep, type DeliveryFacts, type NextStep } from '#domain/orders/next-step.ts'
import type { PaymentMeans } from '#domain/orders/order.ts'
import { progressOf, type ProgressFacts, type ProgressState } from '#domain/orders/progress.ts'
import type { Fulfilment, Settlement } from '#domain/orders/states.ts'
import type { OrderTerms } from '#domain/orders/terms.ts'

/** What an order's rows say of its progress: a line of a list knows as much as the status page. */
export interface StandingFacts {
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  readonly paymentMeans: PaymentMeans
  readonly steps: readonly ProgressStep[]
  readonly csrGiven: boolean
  readonly caa: ProgressFacts['caa']
  readonly domainsProved: boolean
  /** Null until the audit has begun, and where there is none. */
  readonly audit: 'open' | 'suspended' | 'completed' | 'refused' | null
  readonly called: boolean
  readonly isRefusedByCa: boolean
  /** Null until the order is delivered. */
  readonly delivery: DeliveryFacts | null
  readonly terms: OrderTerms
}

/** Where an order stands: the state of each step, and the one thing to do next. */
export interface Standing {
  readonly progress: Readonly<Record<ProgressStep, ProgressState>>
  readonly next: NextStep
}

const NOT_STARTED: readonly Fulfilment[] = ['pending_approval', 'refused', 'cancelled']

export function standingOf(facts: StandingFacts, at: Date): Standing {
  const { fulfilment, settlement, paymentMeans, isRefusedByCa, delivery, terms } = facts
  const progress = progressOf(progressFacts(facts))
  return {
    progress,
    next: nextStep({ fulfilment, settlement, paymentMeans, progress, isRefusedByCa, delivery, terms }, at),
  }
}

function progressFacts(facts: StandingFacts): ProgressFacts {
  const isStarted = hasStarted(facts)
  return {
    steps: new Set(facts.steps),
    isStarted,
    isDelivered: facts.fulfilment === 'delivered',
    caa: facts.caa,
    csr: facts.csrGiven ? (isStarted ? 'accepted' : 'given') : 'missing',
    dcv: facts.domainsProved ? 'proved' : 'waiting',
    audit: AUDIT[facts.audit ?? 'open'],
    callback: facts.called || facts.audit === 'completed' ? 'completed' : 'open',
  }
}

/** A registered order whose money is there goes on by itself within a moment. */
function hasStarted({ fulfilment, settlement, steps }: StandingFacts): boolean {
  if (fulfilment === 'registered') return mayBeginWork(steps.includes('organization'), settlement)
  return !NOT_STARTED.includes(fulfilment)
}

const AUDIT = {
  open: 'open',
  suspended: 'documents_asked',
  completed: 'completed',
  refused: 'open',
} as const
