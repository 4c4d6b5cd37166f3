import { getProduct } from '#domain/catalogue/catalogue.ts'
import { chooseMethods, domainsToProve, type MethodWish } from '#domain/orders/domains-to-prove.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { hasLapsed } from '#domain/validation/check-schedule.ts'
import { mailChallenge } from '#domain/validation/dcv-challenge.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import { authorizationDomain } from '#domain/validation/authorization-domain.ts'
import type { MethodChoice } from '#domain/validation/method-choice.ts'
import type { CertificateName } from '#domain/names/certificate-name.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { lockChangeable } from '#services/orders/lock-changeable.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { markReplaced } from '#stores/validation-store.ts'
import { beginValidations, validationsOfDomain, type ValidationDeps } from './begin-validations.ts'

/**
 * Proves domains of an order by other methods. Possible until the request is at its CA (guide 6.6). Only what is wished
 * for is changed, and nobody is asked anew for what is asked already; a method that can't prove its domain gives way to
 * the recommended one.
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
        const present = await validationsOfDomain(tx, order.id, choice.domain)
        const names = wished.find(({ domain }) => domain === choice.domain)?.names ?? []
        if (asksAlready(present, choice, names, tx.now())) continue
        for (const { id } of present) await markReplaced(tx, id)
        await beginValidations(deps)(tx, order, [choice])
        const details = { domain: choice.domain, method: choice.method }
        await recordEvent(tx, order.id, 'method_changed', details)
        await recordLog(tx, { action: 'domain.method_changed', subject: order.reference, details })
      }
    })

/** By the same method at the same places, and by mail to the same people. */
function asksAlready(
  present: readonly DomainValidation[],
  { method, addresses, place }: MethodChoice,
  names: readonly CertificateName[],
  at: Date,
): boolean {
  const places = new Set(names.map((name) => authorizationDomain(name, method, place)))
  const wanted = ({ domain }: DomainValidation) => {
    const offered = mailChallenge([domain]).addresses
    const chosen = offered.filter((address) => addresses.includes(address))
    return chosen.length > 0 ? chosen : offered
  }
  const isSame = (one: DomainValidation) =>
    one.method === method &&
    places.has(one.domain) &&
    !hasLapsed(one, at) &&
    (method !== 'email' || wanted(one).toSorted().join() === one.expected.addresses.toSorted().join())
  return present.length === places.size && present.every(isSame)
}
