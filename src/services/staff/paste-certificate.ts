import { connectorOf, getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { readBundle } from '#domain/certificates/bundle.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { deliveryFaults, type DeliveryFault } from '#domain/certificates/delivery-faults.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { getOrder } from '#stores/order-store.ts'

/** Why a pasted text can't be delivered; each has a sentence at `staff.delivery_faults.<code>`. */
export type PastedFault = DeliveryFault | 'unreadable'

export interface PasteCertificateDeps {
  readonly catalogue: () => Catalogue
  readonly enterCertificate: (scope: AccountScope, reference: string, bundlePem: string) => Promise<void>
}

/** Delivers a pasted certificate, or says all that is wrong with it: a slip of the clipboard is no exception. */
export const pasteCertificate =
  ({ catalogue, enterCertificate }: PasteCertificateDeps) =>
  async (scope: AccountScope, reference: string, pasted: string): Promise<readonly PastedFault[]> => {
    const { order, csrPem } = await inTransaction(scope, async (tx) => {
      const found = await getOrder(tx, { reference })
      return { order: found, csrPem: (await getNewestCertificate(tx, found.id)).csrPem }
    })
    // What a connector has asked for comes through it.
    if (connectorOf(catalogue(), getProduct(catalogue(), order.productCode)) !== 'manual')
      throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })

    const bundle = readBundle(pasted)
    if (!bundle) return ['unreadable']
    const csr = csrPem === null ? null : readCsrText(csrPem)
    const ordered = { names: order.names, spkiSha256: csr?.ok ? csr.csr.spkiSha256 : null, at: scope.now() }
    const faults = deliveryFaults(readCertificate(bundle.pem), ordered)
    if (faults.length === 0) await enterCertificate(scope, reference, pasted)
    return faults
  }
