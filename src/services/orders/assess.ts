import type { CsrReading } from '#domain/csr/read-csr-text.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { assessOrder, type OrderContext } from '#domain/orders/assess-order.ts'
import type { Assessment } from '#domain/orders/assessment.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { loadOrderContext, type OrderContextDeps } from './order-context.ts'

export interface AssessedOrder {
  readonly input: OrderInput
  readonly context: OrderContext
  readonly assessment: Assessment
}

/** Assesses an order form against the present: the live checks, the form shown again, the recap and the order itself. */
export const assess =
  (deps: OrderContextDeps) =>
  (
    scope: AccountScope | AccountTx,
    input: OrderInput,
    csr: CsrReading | null = readingOf(input),
  ): Promise<AssessedOrder> =>
    inTransaction(scope, async (tx) => {
      const context = await loadOrderContext(tx, deps, input, csr)
      return { input, context, assessment: assessOrder(input, csr, context) }
    })

const readingOf = ({ csrPem }: OrderInput): CsrReading | null => (csrPem === null ? null : readCsrText(csrPem))

export type Assess = ReturnType<typeof assess>
