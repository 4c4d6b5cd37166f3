import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { deliveryFaults } from '#domain/certificates/delivery-faults.ts'
import { recommendedFormat } from '#domain/certificates/downloads.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { planFrom } from '#domain/orders/plan.ts'
import { moveFulfilment } from '#domain/orders/states.ts'
import { addDays } from '#domain/shared/time.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { IssuedCertificate } from '#ports/certificate-authority.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { mailToTechnicalContact } from '#services/mails/to-technical-contact.ts'
import { lockCertificate, markIssued } from '#stores/certificate-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder, updateOrder } from '#stores/order-store.ts'

interface Deps {
  readonly catalogue: () => Catalogue
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
  readonly downloadUrl: (reference: string, serial: string) => string
}

/**
 * Keeps an issued certificate, checks it against what was ordered (key, names, time) and tells the technical contact.
 * A certificate that does not fit is never given out.
 */
export const deliverCertificate =
  ({ catalogue, queueMail, statusUrl, downloadUrl }: Deps) =>
  async (tx: AccountTx, certificateId: string, { pem, chainPem }: IssuedCertificate): Promise<void> => {
    const certificate = await lockCertificate(tx, certificateId)
    if (certificate.state === 'issued') return
    const order = await lockOrder(tx, { id: certificate.orderId })
    const csr = certificate.csrPem === null ? null : readCsrText(certificate.csrPem)
    const issued = readCertificate(pem)
    const faults = deliveryFaults(issued, {
      names: order.names,
      spkiSha256: csr?.ok ? csr.csr.spkiSha256 : null,
      at: tx.now(),
    })
    if (faults.length > 0) throw new Refusal('conflict', 'certificate_does_not_fit', { faults: faults.join(', ') })

    const signatureHash = issued.signature.hash ?? ''
    await markIssued(tx, certificateId, {
      issuedAt: tx.now(),
      notBefore: issued.notBefore,
      notAfter: issued.notAfter,
      serial: issued.serial,
      sha256: issued.sha256,
      signatureHash,
      issuer: issued.issuer.fields.commonName ?? '',
      pem: issued.pem,
      chainPem,
    })
    const product = getProduct(catalogue(), order.productCode)
    const plan = planFrom(tx.now(), order.planYears)
    const planEnd = order.planEnd ?? (product.planDays === null ? plan.end : addDays(plan.start, product.planDays))
    await updateOrder(tx, order.id, {
      ...(order.fulfilment !== 'delivered' && {
        fulfilment: moveFulfilment(order.fulfilment, 'deliver'),
        deliveredAt: tx.now(),
        planStart: plan.start,
        planEnd,
      }),
      validFrom: issued.notBefore,
      validTo: issued.notAfter,
      serial: issued.serial,
      signatureHash,
      keyDescription: certificate.keyDescription,
    })
    await recordEvent(tx, order.id, 'delivered', { serial: issued.serial })
    await mailToTechnicalContact(tx, queueMail, order, {
      kind: 'certificate_delivered',
      data: {
        reference: order.reference,
        commonName: order.commonName,
        names: order.names,
        notBefore: issued.notBefore,
        notAfter: issued.notAfter,
        planEnd,
        recommendedFormat: recommendedFormat(order.software),
        statusUrl: statusUrl(order.reference),
        downloadUrl: downloadUrl(order.reference, issued.serial),
      },
    })
  }

export type DeliverCertificate = ReturnType<typeof deliverCertificate>
