import { context, int, seq, time } from '#domain/asn1/write.ts'
import type { SignatureScheme } from './signature.ts'
import type { Validity } from './validity.ts'

const VERSION_3 = context(0, int(2))

/** What a certificate says before anybody signs it. Names, key and extensions come as DER. */
export interface CertificateContent {
  readonly serial: string
  readonly scheme: SignatureScheme
  readonly issuer: Buffer
  readonly validity: Validity
  readonly subject: Buffer
  readonly spki: Buffer
  readonly extensions: readonly Buffer[]
}

/** Writes a TBSCertificate (RFC 5280 §4.1). */
export function certificateContent(content: CertificateContent): Buffer {
  const { serial, scheme, issuer, validity, subject, spki, extensions } = content
  return seq(
    VERSION_3,
    int(serial),
    scheme.identifier,
    issuer,
    seq(time(validity.notBefore), time(validity.notAfter)),
    subject,
    spki,
    context(3, seq(...extensions)),
  )
}
