import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import { addVersion } from './add-version.ts'

/** Sends what the CA has refused once more, as a new version: what it minded was mended, here or there. */
export const submitAgain =
  () =>
  (scope: AccountScope, reference: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      const certificate = await getNewestCertificate(tx, order.id)
      if (order.fulfilment !== 'awaiting_dcv' || certificate.state !== 'refused')
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      await addVersion(tx, order, certificate)
      await recordEvent(tx, order.id, 'version_added')
      await recordLog(tx, { action: 'certificate.submitted_again', subject: reference })
      await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
    })
