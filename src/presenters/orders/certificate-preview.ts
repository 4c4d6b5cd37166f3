import type { ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { nameText } from '#domain/certificates/name-text.ts'
import { describeKey } from '#domain/csr/describe-key.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { fact, facts, type Fact } from './facts.ts'
import { hashName } from './versions.ts'

/** A certificate read back, field by field. Technical names stay as the standards write them. */
export function certificatePreview(leaf: ReadCertificate, language: Language, t: Translate): readonly Fact[] {
  const { extensions, signature } = leaf
  const { sans } = extensions
  const { dateTime } = formatsFor(language)
  const list = (values: readonly string[] | null) => values?.join(', ')
  return facts([
    fact(t('orders.preview.subject'), nameText(leaf.subject)),
    fact(t('orders.preview.names'), list([...sans.dns, ...sans.ip, ...sans.email])),
    fact(t('orders.preview.issuer'), nameText(leaf.issuer)),
    fact(t('orders.preview.serial'), leaf.serial, { mono: true }),
    fact(t('orders.preview.not_before'), dateTime(leaf.notBefore).text),
    fact(t('orders.preview.not_after'), dateTime(leaf.notAfter).text),
    fact(t('orders.preview.key'), describeKey(leaf.key)),
    fact(t('orders.preview.signature'), signature.hash ? hashName(signature.hash) : signature.algorithm),
    fact(t('orders.preview.usage'), list(extensions.keyUsage)),
    fact(t('orders.preview.purposes'), list(extensions.purposes)),
    fact(t('orders.preview.policies'), list(extensions.policies), { mono: true }),
    fact(t('orders.preview.crl'), list(extensions.crlUrls)),
    fact(t('orders.preview.ocsp'), list(extensions.ocspUrls)),
    fact(t('orders.preview.issuer_url'), list(extensions.issuerUrls)),
    fact(t('orders.preview.key_id'), extensions.subjectKeyIdentifier, { mono: true }),
    fact(t('orders.preview.fingerprint'), leaf.sha256, { mono: true }),
  ])
}
