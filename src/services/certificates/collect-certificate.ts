import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { MINUTE } from '#domain/shared/time.ts'
import { lockCertificate, markRefused } from '#stores/certificate-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getOrder } from '#stores/order-store.ts'
import type { DeliverCertificate } from './deliver-certificate.ts'
import { connectorFor, type ConnectorDeps } from './submit-certificate.ts'

/** How often a CA that still works on a request is asked again. */
const ASK_AGAIN = 5 * MINUTE

/** Asks the CA what became of a request, and delivers the certificate once it is there. */
export const collectCertificate =
  ({ deliver, ...deps }: ConnectorDeps & { readonly deliver: DeliverCertificate }) =>
  async (scope: AccountScope, certificateId: string): Promise<void> => {
    const { order, certificate } = await inTransaction(scope, async (tx) => {
      const found = await lockCertificate(tx, certificateId)
      return { certificate: found, order: await getOrder(tx, { id: found.orderId }) }
    })
    if (certificate.state !== 'submitted' || certificate.caReference === null) return
    const answer = await connectorFor(deps, order).status(certificate.caReference)

    await inTransaction(scope, async (tx) => {
      switch (answer.state) {
        case 'pending':
          await enqueue(
            tx,
            'collect_certificate',
            { accountId: tx.accountId, certificateId },
            { key: `collect:${certificateId}`, at: new Date(tx.now().getTime() + ASK_AGAIN) },
          )
          break
        case 'refused':
          await markRefused(tx, certificateId, answer.reason)
          await recordEvent(tx, order.id, 'ca_refused', { reason: answer.reason })
          break
        case 'issued':
          await deliver(tx, certificateId, answer.certificate)
      }
    })
  }
