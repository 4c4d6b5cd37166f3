import { getProduct } from '#domain/catalogue/catalogue.ts'
import { chooseMethods, domainsToProve, type MethodWish } from '#domain/orders/domains-to-prove.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import { markReplaced } from '#stores/validation-store.ts'
import { beginValidations, validationsOfDomain, type ValidationDeps } from './begin-validations.ts'

/**
 * Proves domains of an order by other methods. Possible at any time before the issue (guide 6.6). Only what is wished
 * for is changed; a method that can't prove its domain gives way to the recommended one.
 */
export const changeMethods =
  (deps: ValidationDeps) =>
  (scope: AccountScope, reference: string, wishes: readonly MethodWish[]): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      if (!['registered', 'verification', 'awaiting_dcv'].includes(order.fulfilment)) {
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      }
      const { dcvMethods } = getProduct(deps.catalogue(), order.productCode)
      const domains = domainsToProve(orderedNames(order.names), dcvMethods, tx.now())
      const wished = domains.filter(({ domain }) => wishes.some((wish) => wish.domain === domain))
      for (const choice of chooseMethods(wished, wishes)) {
        for (const { id } of await validationsOfDomain(tx, order.id, choice.domain)) await markReplaced(tx, id)
        await beginValidations(deps)(tx, order, [choice])
        await recordEvent(tx, order.id, 'method_changed', { domain: choice.domain, method: choice.method })
      }
    })
