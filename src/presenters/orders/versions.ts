import { certificateStatus, type IssuedFacts } from '#domain/certificates/certificate.ts'
import { validityBar, type Bar } from '#presenters/components/bar.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import type { Link } from '#presenters/components/link.ts'
import { pill, TONE_OF_CERTIFICATE, type Pill } from '#presenters/components/status-pill.ts'
import { fact, facts, type Fact } from './facts.ts'
import type { OrderPageFacts } from './order-file.ts'

/** One certificate of an order; a reissue makes another one. */
export interface Version {
  readonly title: string
  readonly pill: Pill
  readonly life: Bar | null
  readonly facts: readonly Fact[]
  readonly links: readonly Link[]
}

/** The certificates of an order, the newest first. What is not issued yet stands in the progress, not here. */
export function versions({ file, language, now, t }: OrderPageFacts): readonly Version[] {
  const { date, dateTime } = formatsFor(language)
  const shown = file.certificates.flatMap((one) => (one.issued ? [{ ...one, issued: one.issued }] : []))
  return shown.map((certificate) => {
    const { issued } = certificate
    const status = certificateStatus(certificate, now)
    const page = `/orders/${file.order.reference}/certificates/${issued.serial}`
    return {
      title: t('orders.versions.version', { number: String(certificate.sequence) }),
      pill: pill(TONE_OF_CERTIFICATE[status], t(`orders.certificate_states.${status}`)),
      life: status === 'valid' ? validityBar(issued.notBefore, issued.notAfter, now, t) : null,
      facts: facts([
        fact(t('orders.versions.delivered'), dateTime(issued.issuedAt).text),
        fact(
          t('orders.versions.valid'),
          t('orders.versions.from_to', { from: date(issued.notBefore).text, to: date(issued.notAfter).text }),
        ),
        fact(t('orders.versions.revoked'), certificate.revokedAt && dateTime(certificate.revokedAt).text),
        fact(t('orders.versions.issuer'), issued.issuer),
        fact(t('orders.versions.serial'), issued.serial, { mono: true }),
        fact(t('orders.versions.key'), keyAndHash(certificate)),
        fact(t('orders.versions.fingerprint'), issued.sha256, { mono: true }),
        fact(t('orders.versions.note'), certificate.note),
      ]),
      links: [
        { label: t('orders.versions.see'), href: page },
        { label: t('orders.versions.bundle'), href: `${page}/fullchain` },
      ],
    }
  })
}

/** `RSA 2048, SHA-256`. */
function keyAndHash({ keyDescription, issued }: { keyDescription: string | null; issued: IssuedFacts }): string {
  return [keyDescription, hashName(issued.signatureHash)].filter((part) => part !== null && part !== '').join(', ')
}

/** `sha256` as people write it. */
export function hashName(hash: string): string {
  return hash.toUpperCase().replace(/^SHA(?=\d)/, 'SHA-')
}
