import { authorityInformationAccess, authorityKeyIdentifier, crlDistributionPoint } from './extensions.ts'
import type { SignatureScheme } from './signature.ts'

/** Where an authority publishes; plain http, or checking a certificate would need another certificate (PK-08). */
export interface PublicationUrls {
  readonly crl: string
  readonly certificate: string
  readonly ocsp: string
}

/** What an authority puts into everything it issues. */
export interface Issuer {
  /** DER, byte for byte the subject of its own certificate. */
  readonly name: Buffer
  readonly keyIdentifier: Buffer
  readonly scheme: SignatureScheme
  readonly notAfter: Date
  readonly urls: PublicationUrls
}

export function publicationUrls(baseUrl: string, authorityCode: string): PublicationUrls {
  const base = `${baseUrl.replace(/^https:/, 'http:').replace(/\/+$/, '')}/pki/${authorityCode}`
  return { crl: `${base}.crl`, certificate: `${base}.cer`, ocsp: `${base}/ocsp` }
}

/** Leads from a certificate to its issuer's certificate and to where revocations are published. */
export function issuerExtensions({ keyIdentifier, urls }: Issuer): readonly Buffer[] {
  return [authorityKeyIdentifier(keyIdentifier), authorityInformationAccess(urls), crlDistributionPoint(urls.crl)]
}
