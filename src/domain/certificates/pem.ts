export type PemLabel = 'CERTIFICATE' | 'CERTIFICATE REQUEST' | 'X509 CRL' | 'PKCS7'

const CERTIFICATE_BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

/** RFC 7468 text of a DER structure. */
export function toPem(label: PemLabel, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** The DER of every certificate in a text, in order; whatever stands between the blocks is skipped. */
export function certificatesInPem(text: string): readonly Buffer[] {
  return [...text.matchAll(CERTIFICATE_BLOCK)].map(([, base64 = '']) => Buffer.from(base64, 'base64'))
}
