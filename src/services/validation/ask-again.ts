import { getProduct } from '#domain/catalogue/catalogue.ts'
import { chooseMethods, domainsToProve } from '#domain/orders/domains-to-prove.ts'
import type { Order } from '#domain/orders/order.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import type { AccountTx } from '#platform/scope.ts'
import { markReplaced } from '#stores/validation-store.ts'
import { beginOne, beginValidations, type ValidationDeps } from './begin-validations.ts'

/**
 * Asks anew for a proof that grew too old or whose ground has changed: by its method, or by the recommended one where
 * the method has had its day.
 */
export const askAgain =
  (deps: ValidationDeps) =>
  async (tx: AccountTx, order: Order, { id, domain, method, expected }: DomainValidation): Promise<void> => {
    const names = orderedNames(order.names).filter((name) => isBelow(domain, name.domain))
    const { dcvMethods } = getProduct(deps.catalogue(), order.productCode)
    const wishes = names.map((name) => ({ domain: name.domain, method, addresses: expected.addresses }))
    const [choice] = chooseMethods(domainsToProve(names, dcvMethods, tx.now()), wishes)
    await markReplaced(tx, id)
    if (!choice) return
    if (choice.method === method) await beginOne(tx, deps, order, choice, domain, names)
    else await beginValidations(deps)(tx, order, [choice])
  }

export type AskAgain = ReturnType<typeof askAgain>

const isBelow = (domain: string, parent: string) => domain === parent || domain.endsWith(`.${parent}`)
