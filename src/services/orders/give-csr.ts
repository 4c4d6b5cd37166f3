import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { describeKey } from '#domain/csr/describe-key.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { hangsOnCsr } from '#domain/validation/dcv-challenge.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { addVersion } from '#services/certificates/add-version.ts'
import type { AskAgain } from '#services/validation/ask-again.ts'
import { saveCsr } from '#stores/certificate-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { updateOrder } from '#stores/order-store.ts'
import { listValidations } from '#stores/validation-store.ts'
import { lockChangeable } from './lock-changeable.ts'

/**
 * Puts a checked CSR into an order that was placed without one, or another one while nothing was submitted. One that the
 * CA has refused gets it as a new version. Proofs that are made from the CSR are asked for anew.
 */
export const giveCsr =
  ({ catalogue, askAgain }: { readonly catalogue: () => Catalogue; readonly askAgain: AskAgain }) =>
  (scope: AccountScope, reference: string, csr: ParsedCsr): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const { order, certificate } = await lockChangeable(tx, reference, ['waiting', 'refused'])
      const keyDescription = describeKey(csr.key)
      const given = {
        csrPem: csr.pem,
        csrSha256: csr.derSha256,
        csrMd5: csr.derMd5,
        spkiSha256: csr.spkiSha256,
        keyDescription,
      }
      if (certificate.state === 'refused') await addVersion(tx, order, certificate, given)
      else await saveCsr(tx, certificate.id, given)
      await updateOrder(tx, order.id, { keyDescription })
      await recordEvent(tx, order.id, 'csr_given')
      const { supplier } = getProduct(catalogue(), order.productCode)
      for (const validation of await listValidations(tx, order.id)) {
        if (validation.state === 'pending' && hangsOnCsr(validation.method, supplier)) {
          await askAgain(tx, order, validation)
        }
      }
      await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
    })
