import type { CsrReading } from '#domain/csr/read-csr-text.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { assessOrder } from '#domain/orders/assess-order.ts'
import type { OrderContext } from '#domain/orders/assess-order.ts'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { recogniseHolder, writeOutBilling } from '#domain/orders/known-holder.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { vatOf } from '#services/documents/issue-document.ts'
import { reportCompromisedKey } from '#stores/compromised-key-store.ts'
import { invoicedTo } from './invoiced-to.ts'
import { loadOrderContext, type OrderContextDeps } from './order-context.ts'

/**
 * Assesses an order form against the present: the live checks, the form shown again, the recap and the order itself.
 * `seen` leaves out of the account what its author may not know.
 */
export const assess =
  ({ operator, ...deps }: OrderContextDeps & { readonly operator: RoleConnection }) =>
  async (
    scope: AccountScope | AccountTx,
    typed: OrderInput,
    csr: CsrReading | null = readingOf(typed),
    seen: <Context extends OrderContext>(context: Context) => Context = (context) => context,
  ): Promise<AssessedOrder> => {
    if (csr && !csr.ok && csr.exposedKey !== undefined) await reportExposed(scope, operator, csr.exposedKey)
    return inTransaction(scope, async (tx) => {
      const context = seen(await loadOrderContext(tx, deps, typed, csr))
      const input = writeOutBilling(recogniseHolder(typed, context.organizations), context.billingEntities)
      const vat = vatOf(invoicedTo(context.account, input.billing), dayOf(context.now))
      return { input, context, assessment: assessOrder(input, csr, context), vat }
    })
  }

/** In a transaction of its own: the form is refused, and what it has shown must not be forgotten with it. */
const reportExposed = ({ actor, now }: AccountScope | AccountTx, operator: RoleConnection, spkiSha256: string) =>
  inOperatorTransaction({ actor, operator, now }, (tx) => reportCompromisedKey(tx, spkiSha256, 'sent by a customer'))

const readingOf = ({ csrPem }: OrderInput): CsrReading | null => (csrPem === null ? null : readCsrText(csrPem))

export type Assess = ReturnType<typeof assess>
