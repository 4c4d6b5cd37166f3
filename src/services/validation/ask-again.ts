import type { Order } from '#domain/orders/order.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import type { AccountTx } from '#platform/scope.ts'
import { markReplaced } from '#stores/validation-store.ts'
import { beginOne, type ValidationDeps } from './begin-validations.ts'

/** Asks anew for a proof, by the same method of the same domain: it grew too old, or what it hangs on has changed. */
export const askAgain =
  (deps: ValidationDeps) =>
  async (tx: AccountTx, order: Order, { id, domain, method, expected }: DomainValidation): Promise<void> => {
    const names = orderedNames(order.names).filter((name) => isBelow(domain, name.domain))
    await markReplaced(tx, id)
    await beginOne(tx, deps, order, { domain, method, addresses: expected.addresses }, domain, names)
  }

export type AskAgain = ReturnType<typeof askAgain>

const isBelow = (domain: string, parent: string) => domain === parent || domain.endsWith(`.${parent}`)
