import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import { readBundle } from '#domain/certificates/bundle.ts'
import type { DeliverCertificate } from './deliver-certificate.ts'

/** The validation team pastes what a CA has sent for an order that it placed there by hand (spec 7.1, `manual`). */
export const enterCertificate =
  ({ deliver }: { readonly deliver: DeliverCertificate }) =>
  (scope: AccountScope, reference: string, bundlePem: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      const certificate = await getNewestCertificate(tx, order.id)
      if (certificate.state !== 'submitted')
        throw new Refusal('conflict', 'illegal_transition', { from: certificate.state })
      const bundle = readBundle(bundlePem)
      if (!bundle) throw new Refusal('invalid', 'certificate_unreadable')
      await deliver(tx, certificate.id, bundle)
      await recordLog(tx, { action: 'certificate.entered', subject: reference })
    })
