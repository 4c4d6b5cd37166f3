import { readBundle } from '#domain/certificates/bundle.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { deliveryFaults, type DeliveryFault } from '#domain/certificates/delivery-faults.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { getOrder } from '#stores/order-store.ts'

/** Why a pasted text can't be delivered; each has a sentence at `staff.delivery_faults.<code>`. */
export type PastedFault = DeliveryFault | 'unreadable'

export interface PasteCertificateDeps {
  readonly enterCertificate: (scope: AccountScope, reference: string, bundlePem: string) => Promise<void>
}

/** Delivers a pasted certificate, or says all that is wrong with it: a slip of the clipboard is no exception. */
export const pasteCertificate =
  ({ enterCertificate }: PasteCertificateDeps) =>
  async (scope: AccountScope, reference: string, pasted: string): Promise<readonly PastedFault[]> => {
    const bundle = readBundle(pasted)
    if (!bundle) return ['unreadable']
    const faults = await inTransaction(scope, async (tx) => {
      const order = await getOrder(tx, { reference })
      const { csrPem } = await getNewestCertificate(tx, order.id)
      const csr = csrPem === null ? null : readCsrText(csrPem)
      const ordered = { names: order.names, spkiSha256: csr?.ok ? csr.csr.spkiSha256 : null, at: tx.now() }
      return deliveryFaults(readCertificate(bundle.pem), ordered)
    })
    if (faults.length === 0) await enterCertificate(scope, reference, pasted)
    return faults
  }
