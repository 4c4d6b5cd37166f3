import { hasLapsed } from '#domain/validation/check-schedule.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { lockChangeable } from '#services/orders/lock-changeable.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockValidation } from '#stores/validation-store.ts'
import type { AskAgain } from './ask-again.ts'

/** Asks by a new value for the proof whose value has lapsed (DCV-02). Asked twice, the second finds the new one. */
export const renewValue =
  ({ askAgain }: { readonly askAgain: AskAgain }) =>
  (scope: AccountScope, reference: string, validationId: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const { order } = await lockChangeable(tx, reference)
      const validation = await lockValidation(tx, validationId)
      if (validation.orderId !== order.id) throw new Refusal('not_found', 'validation_not_found')
      if (!hasLapsed(validation, tx.now())) return
      await askAgain(tx, order, validation)
      const details = { domain: validation.domain }
      await recordEvent(tx, order.id, 'value_renewed', details)
      await recordLog(tx, { action: 'domain.value_renewed', subject: order.reference, details })
    })
