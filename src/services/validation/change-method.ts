import type { MethodChoice } from '#domain/validation/method-choice.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import { markReplaced } from '#stores/validation-store.ts'
import { beginValidations, validationsOfDomain, type ValidationDeps } from './begin-validations.ts'

/** Proves a domain by another method. Possible at any time before the issue (guide 6.6). */
export const changeMethod =
  (deps: ValidationDeps) =>
  (scope: AccountScope, reference: string, choice: MethodChoice): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      if (!['registered', 'verification', 'awaiting_dcv'].includes(order.fulfilment)) {
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      }
      const current = await validationsOfDomain(tx, order.id, choice.domain)
      if (current.length === 0) throw new Refusal('not_found', 'validation_not_found')
      for (const { id } of current) await markReplaced(tx, id)
      await beginValidations(deps)(tx, order, [choice])
      await recordEvent(tx, order.id, 'method_changed', { domain: choice.domain, method: choice.method })
    })
