import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { blankOrder, defaultMeans } from '#domain/orders/blank-order.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { findLastChoices } from '#queries/last-choices.ts'
import type { Assess } from './assess.ts'
import { loadOrderContext, type OrderContextDeps } from './order-context.ts'

/** A fresh order form for a product with what is known filled in, and the id that its draft will have. */
export const openOrderForm =
  ({ assess, ...deps }: OrderContextDeps & { readonly assess: Assess }) =>
  async (scope: AccountScope, productCode: string, years: number): Promise<AssessedOrder & { draftId: string }> => {
    const last = await findLastChoices(scope)
    return inTransaction(scope, async (tx) => {
      const known = await loadOrderContext(tx, deps, { productCode }, null)
      const billingEntityId = known.billingEntities.find(({ isDefault }) => isDefault)?.id ?? null
      const blank = { ...blankOrder(known, years, last), billingEntityId }
      const { means } = (await assess(tx, blank)).assessment
      const paymentMeans = defaultMeans(means, known.account.defaultPaymentMeans)
      return { ...(await assess(tx, { ...blank, paymentMeans })), draftId: newId(tx.now()) }
    })
  }
