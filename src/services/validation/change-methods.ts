import { getProduct } from '#domain/catalogue/catalogue.ts'
import { chooseMethods, domainsToProve, type MethodWish } from '#domain/orders/domains-to-prove.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { lockChangeable } from '#services/orders/lock-changeable.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { markReplaced } from '#stores/validation-store.ts'
import { beginValidations, validationsOfDomain, type ValidationDeps } from './begin-validations.ts'

/**
 * Proves domains of an order by other methods. Possible until the request is at its CA (guide 6.6). Only what is wished
 * for is changed; a method that can't prove its domain gives way to the recommended one.
 */
export const changeMethods =
  (deps: ValidationDeps) =>
  (scope: AccountScope, reference: string, wishes: readonly MethodWish[]): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const { order } = await lockChangeable(tx, reference)
      const { dcvMethods } = getProduct(deps.catalogue(), order.productCode)
      const domains = domainsToProve(orderedNames(order.names), dcvMethods, tx.now())
      const wished = domains.filter(({ domain }) => wishes.some((wish) => wish.domain === domain))
      for (const choice of chooseMethods(wished, wishes)) {
        for (const { id } of await validationsOfDomain(tx, order.id, choice.domain)) await markReplaced(tx, id)
        await beginValidations(deps)(tx, order, [choice])
        const details = { domain: choice.domain, method: choice.method }
        await recordEvent(tx, order.id, 'method_changed', details)
        await recordLog(tx, { action: 'domain.method_changed', subject: order.reference, details })
      }
    })
