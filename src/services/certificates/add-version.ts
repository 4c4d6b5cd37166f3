import type { Certificate } from '#domain/certificates/certificate.ts'
import type { Order } from '#domain/orders/order.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import { insertCertificate, type NewCertificate } from '#stores/certificate-store.ts'

/** A version after one that the CA has refused, by the same CSR or another one: to the CA it is a request of its own. */
export async function addVersion(
  tx: AccountTx,
  order: Order,
  refused: Certificate,
  csr: Pick<NewCertificate, 'csrPem' | 'csrSha256' | 'csrMd5' | 'spkiSha256' | 'keyDescription'> = refused,
): Promise<void> {
  const { csrPem, csrSha256, csrMd5, spkiSha256, keyDescription } = csr
  await insertCertificate(tx, {
    id: newId(tx.now()),
    orderId: order.id,
    sequence: refused.sequence + 1,
    names: order.names,
    ...{ csrPem, csrSha256, csrMd5, spkiSha256, keyDescription },
  })
}
