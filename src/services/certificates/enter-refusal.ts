import { connectorOf, getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { getNewestCertificate, markRefused } from '#stores/certificate-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'

/** The validation team enters that a CA said no to what it was asked for by hand (spec 7.1, `manual`). */
export const enterRefusal =
  ({ catalogue }: { readonly catalogue: () => Catalogue }) =>
  (scope: AccountScope, reference: string, reason: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      const { id, state } = await getNewestCertificate(tx, order.id)
      const isByHand = connectorOf(catalogue(), getProduct(catalogue(), order.productCode)) === 'manual'
      if (state !== 'submitted' || !isByHand) throw new Refusal('conflict', 'illegal_transition', { from: state })
      await markRefused(tx, id, reason)
      await recordEvent(tx, order.id, 'ca_refused', { reason })
      await recordLog(tx, { action: 'certificate.refused', subject: reference, details: { reason } })
    })
