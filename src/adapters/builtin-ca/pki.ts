import type { Authorities } from './authorities.ts'
import { currentCrl } from './crl-publisher.ts'
import { ocspResponder, unsigned, type PublishedBytes } from './ocsp-responder.ts'
import type { BuiltinCaOptions } from './options.ts'

/** What the authority publishes, for the routes under `/pki/`. Unknown codes are null. */
export interface Pki {
  crl(caCode: string): Promise<(PublishedBytes & { readonly nextUpdate: Date }) | null>
  /** DER, for `application/pkix-cert`. */
  issuerCertificate(caCode: string): Promise<Buffer | null>
  ocsp(caCode: string, requestDer: Buffer): Promise<PublishedBytes>
  /** Renews every list that is a day old; for a daily job. */
  refreshCrls(): Promise<void>
}

/** A revocation has to show within a minute. */
const CRL_FRESH_SECONDS = 30

export function publishedPki(options: BuiltinCaOptions, authorities: () => Promise<Authorities>): Pki {
  const respond = ocspResponder(options)
  return {
    async crl(caCode) {
      const authority = (await authorities()).find(caCode)
      if (!authority) return null
      const { der, thisUpdate, nextUpdate } = await currentCrl(options, authority)
      return {
        der,
        nextUpdate,
        headers: {
          'content-type': 'application/pkix-crl',
          'cache-control': `max-age=${CRL_FRESH_SECONDS}, public, no-transform`,
          'last-modified': thisUpdate.toUTCString(),
        },
      }
    },

    async issuerCertificate(caCode) {
      return (await authorities()).find(caCode)?.certificate.der ?? null
    },

    async ocsp(caCode, requestDer) {
      const authority = (await authorities()).find(caCode)
      return authority ? respond(authority, requestDer) : unsigned('unauthorized')
    },

    async refreshCrls() {
      for (const authority of (await authorities()).all) await currentCrl(options, authority)
    },
  }
}

/** The DER of a GET request's last path segment: base64, URL-encoded once (RFC 6960 §A.1); null when it is neither. */
export function ocspRequestFromPath(segment: string): Buffer | null {
  try {
    const base64 = decodeURIComponent(segment)
    return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : null
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
