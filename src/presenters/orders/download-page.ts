import {
  displayName,
  isSelfIssued,
  readCertificate,
  type ReadCertificate,
} from '#domain/certificates/certificate-reader.ts'
import { certificateStatus, type Certificate, type IssuedFacts } from '#domain/certificates/certificate.ts'
import { downloads, recommendedFormat, type DownloadFormat } from '#domain/certificates/downloads.ts'
import { nameText } from '#domain/certificates/name-text.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { pill, TONE_OF_CERTIFICATE } from '#presenters/components/status-pill.ts'
import { formatFileSize } from '#presenters/format.ts'
import { certificatePreview } from './certificate-preview.ts'
import type { OrderPageFacts } from './order-file.ts'
import { orderTrail } from './order-trail.ts'
import { serverSnippets } from './server-snippets.ts'

/** A version that was issued. */
export type IssuedCertificate = Certificate & { readonly issued: IssuedFacts }

/** What views/orders/download.ejs is given: the certificate read back, and every format it can be had in. */
export function downloadPage(facts: OrderPageFacts, certificate: IssuedCertificate) {
  const { file, language, now, t } = facts
  const { order } = file
  const { issued } = certificate
  const leaf = readCertificate(issued.pem)
  const status = certificateStatus(certificate, now)
  const { date } = formatsFor(language)
  const recommended = recommendedFormat(order.software)
  const formats = formatRows(certificate, recommended, facts)
  return {
    title: t('orders.download.title', { name: displayName(leaf) ?? order.commonName }),
    head: pageHead({
      trail: orderTrail(facts),
      lead: t('orders.download.lead', { from: date(issued.notBefore).text, to: date(issued.notAfter).text }),
      pill: pill(TONE_OF_CERTIFICATE[status], t(`orders.certificate_states.${status}`)),
    }),
    recommended: {
      title:
        order.software === '' ? t('orders.download.usual') : t('orders.download.for', { software: order.software }),
      text: t(`orders.download.formats.${recommended}.note`),
      label: t('orders.download.get', { format: t(`orders.download.formats.${recommended}.name`) }),
      href: `/orders/${order.reference}/certificates/${issued.serial}/${recommended}`,
      keyNote: t('orders.download.key_note'),
    },
    formats,
    snippets: serverSnippets(leaf, order.software, t),
    preview: certificatePreview(leaf, language, t),
    chain: chainOf(leaf, issued, t),
    pem: { id: 'pem', label: t('orders.download.pem'), value: issued.pem },
  }
}

function formatRows({ issued }: IssuedCertificate, recommended: DownloadFormat, { file, language, t }: OrderPageFacts) {
  const base = `/orders/${file.order.reference}/certificates/${issued.serial}`
  return downloads({ leafPem: issued.pem, chainPem: issued.chainPem }).map(({ format, fileName, content }) => ({
    name: t(`orders.download.formats.${format}.name`),
    note: t(`orders.download.formats.${format}.note`),
    isRecommended: format === recommended,
    fileName,
    size: formatFileSize(content.length, language),
    href: `${base}/${format}`,
    label: t('orders.download.get', { format: t(`orders.download.formats.${format}.name`) }),
  }))
}

function chainOf(leaf: ReadCertificate, { chainPem }: IssuedFacts, t: OrderPageFacts['t']) {
  const others = chainPem.map(readCertificate).map((one) => ({
    name: one.subject.fields.commonName ?? nameText(one.subject),
    note: isSelfIssued(one) ? t('orders.download.root') : t('orders.download.intermediate'),
    tone: 'quiet' as const,
  }))
  return [{ name: displayName(leaf) ?? '', note: t('orders.download.leaf'), tone: 'done' as const }, ...others]
}
