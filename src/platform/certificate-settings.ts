import { z } from 'zod'
import { cidr, ip, list, optional, origin, port, type Values, type Variable } from './environment.ts'

/** The variables of the sign-in by certificate. */
export const CERTIFICATE_VARIABLES = {
  TLS_PORT: {
    meaning:
      'port of the TLS listener that asks browsers for their sign-in certificate; none: there is no such listener',
    expects: 'a port (1 to 65535)',
    schema: optional(port),
    default: '',
    demoDefaultInWords: 'PORT + 443',
  },
  TLS_KEY: {
    meaning: 'file with the private key of the TLS listener, as PEM',
    expects: 'the path of a file',
    schema: optional(z.string()),
    default: '',
    demoDefaultInWords: 'one of its own, kept in .chancery',
  },
  TLS_CERT: {
    meaning: 'file with the certificate of the TLS listener and its chain, as PEM',
    expects: 'the path of a file',
    schema: optional(z.string()),
    default: '',
    demoDefaultInWords: 'one by the built-in authority, kept in .chancery',
  },
  CERTIFICATE_URL: {
    meaning: 'address under which browsers are asked for their sign-in certificate, on the host of PUBLIC_URL',
    expects: 'an address such as https://certificates.example:3443, without a path',
    schema: optional(origin),
    default: '',
    demoDefaultInWords: 'https://localhost:TLS_PORT',
  },
  CERTIFICATE_PROXIES: {
    meaning:
      'proxies that ask for the certificate themselves and hand it on in the header Client-Cert: their addresses',
    expects: 'a list of IP addresses and networks such as 10.20.0.0/16',
    schema: list(z.union([ip, cidr])),
    default: '',
  },
} satisfies Record<string, Variable>

type CertificateValues = Values<typeof CERTIFICATE_VARIABLES>

/** What would leave the sign-in by certificate half done. */
export function certificateFaults(
  values: CertificateValues & { readonly PUBLIC_URL: URL | null },
  isDemo: boolean,
): string[] {
  const { TLS_PORT, TLS_KEY, TLS_CERT, CERTIFICATE_URL, CERTIFICATE_PROXIES, PUBLIC_URL } = values
  const faults: string[] = []
  if ((TLS_KEY === null) !== (TLS_CERT === null)) faults.push('TLS_KEY and TLS_CERT are set together, or not at all.')
  if (TLS_PORT !== null && TLS_KEY === null && !isDemo)
    faults.push(
      'TLS_PORT needs TLS_KEY and TLS_CERT with DATABASE_URL: browsers trust no certificate of our own making.',
    )
  if (CERTIFICATE_PROXIES.length > 0 && CERTIFICATE_URL === null)
    faults.push('CERTIFICATE_PROXIES needs CERTIFICATE_URL: the address at which the proxy asks for certificates.')
  if (CERTIFICATE_URL !== null && PUBLIC_URL !== null && CERTIFICATE_URL.hostname !== PUBLIC_URL.hostname)
    faults.push(
      'CERTIFICATE_URL must have the host of PUBLIC_URL: browsers would not carry the session over otherwise.',
    )
  return faults
}

/** Signing in by certificate: the listener of our own, and what stands in front of the portal. */
export function certificateSettings(
  values: CertificateValues & { readonly DATABASE_URL: string | null; readonly PORT: number },
  publicUrl: string,
) {
  const tlsPort = values.TLS_PORT ?? (values.DATABASE_URL === null ? besideWebServer(values.PORT) : null)
  const listenerUrl = tlsPort === null ? null : `https://${new URL(publicUrl).hostname}:${tlsPort}`
  return {
    port: tlsPort,
    keyFile: values.TLS_KEY,
    certFile: values.TLS_CERT,
    url: values.CERTIFICATE_URL?.origin ?? listenerUrl,
    proxies: values.CERTIFICATE_PROXIES,
  } as const
}

/** In the demo; the number must stay a port. */
const besideWebServer = (port: number): number => (port <= 65_000 ? port + 443 : port - 443)
