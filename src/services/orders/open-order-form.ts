import type { CsrReading } from '#domain/csr/read-csr-text.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { loadOrderContext, type OrderContextDeps } from './order-context.ts'

/** What an empty order form for a product offers: who is known, what it costs, how it can be paid. */
export const openOrderForm =
  (deps: OrderContextDeps) =>
  (scope: AccountScope, productCode: string, csr: CsrReading | null = null) =>
    inTransaction(scope, (tx) => loadOrderContext(tx, deps, { productCode }, csr))
