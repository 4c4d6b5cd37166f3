import { DOWNLOAD_FORMATS, download } from '#domain/certificates/downloads.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { sendFile } from '#http/send-file.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { downloadPage, type IssuedCertificate } from '#presenters/orders/download-page.ts'
import type { OrderPageFacts } from '#presenters/orders/order-file.ts'
import { openOrder, type OrderServices } from './open-order.ts'

/** A certificate read back, and its files. */
export function certificateRoutes(services: OrderServices) {
  const preview = async (visit: CustomerVisit) => {
    const facts = await openOrder(visit, services)
    show(visit.res, 'orders/download', downloadPage(facts, certificateOf(visit, facts)))
  }

  const file = async (visit: CustomerVisit) => {
    const { issued } = certificateOf(visit, await openOrder(visit, services))
    const format = DOWNLOAD_FORMATS.find((known) => known === visit.req.params['format'])
    const found = format && download({ leafPem: issued.pem, chainPem: issued.chainPem }, format)
    if (!found) throw new Refusal('not_found', 'page_not_found')
    sendFile(visit.res, { name: found.fileName, mediaType: found.mediaType, bytes: found.content })
  }

  return { preview, file }
}

function certificateOf({ req }: CustomerVisit, { file }: OrderPageFacts): IssuedCertificate {
  for (const certificate of file.certificates) {
    const { issued } = certificate
    if (issued && issued.serial === req.params['serial']) return { ...certificate, issued }
  }
  throw new Refusal('not_found', 'certificate_not_found')
}
