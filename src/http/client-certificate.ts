import { TLSSocket } from 'node:tls'
import type { Request } from 'express'
import { certificatesInPem } from '#domain/certificates/pem.ts'
import { canonicalAddress, isInRanges, parseRange } from '#domain/network/address-ranges.ts'

/** The certificate whose key a browser has proved to hold, as DER; null where it has shown none. */
export type ReadClientCertificate = (req: Request) => Buffer | null

/** RFC 9440: where a proxy that ends TLS writes the certificate it was shown. */
const HEADER = 'client-cert'

/**
 * Takes the certificate from our own TLS listener, or from the header of a proxy. The header counts only where the
 * connection itself comes from one of `proxies`: anybody else may write what they like into it.
 */
export function clientCertificateReader(proxies: readonly string[]): ReadClientCertificate {
  const trusted = proxies.map((network) =>
    parseRange(network.includes('/') ? network : `${network}/${widest(network)}`),
  )
  const isTrusted = (req: Request) => {
    const peer = canonicalAddress(req.socket.remoteAddress ?? '')
    return peer !== null && isInRanges(peer, trusted)
  }
  return (req) => {
    const shown = req.socket instanceof TLSSocket ? req.socket.getPeerX509Certificate() : undefined
    if (shown) return shown.raw
    const header = req.headers[HEADER]
    return typeof header === 'string' && header !== '' && isTrusted(req) ? derIn(header) : null
  }
}

const widest = (address: string) => (address.includes(':') ? 128 : 32)

/** Either `:base64:` of RFC 9440, or percent-encoded PEM as nginx writes it. What is neither is empty: no certificate. */
function derIn(header: string): Buffer {
  const structured = /^:([A-Za-z0-9+/=]+):$/.exec(header.trim())
  if (structured) return Buffer.from(structured[1] ?? '', 'base64')
  try {
    return certificatesInPem(decodeURIComponent(header))[0] ?? Buffer.alloc(0)
  } catch (error) {
    if (error instanceof URIError) return Buffer.alloc(0)
    throw error
  }
}
