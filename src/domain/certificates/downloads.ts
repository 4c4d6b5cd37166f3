import { displayName, isSelfIssued, readCertificate, type ReadCertificate } from './certificate-reader.ts'
import { fileBaseName } from './file-name.ts'
import { toPem } from './pem.ts'
import { certificatesOnly } from './pkcs7.ts'

/** In the order of the page. */
export const DOWNLOAD_FORMATS = ['cer', 'crt', 'p7b', 'p7b_text', 'fullchain', 'bundle', 'chain', 'root'] as const
export type DownloadFormat = (typeof DOWNLOAD_FORMATS)[number]

/** A certificate as it was delivered: issuing authority first, root last where it is known. */
export interface DeliveredCertificate {
  readonly leafPem: string
  readonly chainPem: readonly string[]
}

export interface Download {
  readonly format: DownloadFormat
  readonly fileName: string
  readonly mediaType: string
  readonly content: Buffer
}

interface Parts {
  readonly leaf: ReadCertificate
  /** Between the final certificate and the root. */
  readonly intermediates: readonly ReadCertificate[]
  readonly root: ReadCertificate | null
}

const PEM = 'application/x-pem-file'
const PEM_CHAIN = 'application/pem-certificate-chain'
const PKCS7 = 'application/x-pkcs7-certificates'

const WRITERS: Readonly<
  Record<DownloadFormat, { suffix: string; mediaType: string; write: (parts: Parts) => Buffer | null }>
> = {
  cer: { suffix: '.cer', mediaType: PEM, write: ({ leaf }) => pem([leaf]) },
  crt: { suffix: '.crt', mediaType: PEM, write: ({ leaf }) => pem([leaf]) },
  p7b: { suffix: '.p7b', mediaType: PKCS7, write: pkcs7 },
  p7b_text: { suffix: '.text.p7b', mediaType: PEM, write: (parts) => Buffer.from(toPem('PKCS7', pkcs7(parts))) },
  fullchain: {
    suffix: '.fullchain.pem',
    mediaType: PEM_CHAIN,
    write: ({ leaf, intermediates }) => pem([leaf, ...intermediates]),
  },
  bundle: {
    suffix: '.bundle.crt',
    mediaType: PEM_CHAIN,
    write: ({ leaf, intermediates }) => pem([leaf, ...intermediates]),
  },
  chain: {
    suffix: '.chain.pem',
    mediaType: PEM_CHAIN,
    write: ({ intermediates }) => (intermediates.length > 0 ? pem(intermediates) : null),
  },
  root: { suffix: '.root.cer', mediaType: PEM, write: ({ root }) => root && pem([root]) },
}

/** The first line that matches decides; what nothing matches gets the format that most programs take. */
const RECOMMENDED: readonly { readonly pattern: RegExp; readonly format: DownloadFormat }[] = [
  { pattern: /tomcat|java|jboss|wildfly|jetty|weblogic|websphere|keystore|glassfish/i, format: 'p7b' },
  { pattern: /\biis\b|windows|microsoft|exchange|azure|outlook|office|active directory/i, format: 'p7b' },
  {
    pattern: /nginx|apache|haproxy|openssl|postfix|dovecot|exim|lighttpd|caddy|traefik|envoy|varnish/i,
    format: 'bundle',
  },
  { pattern: /plesk|cpanel|directadmin|node|kubernetes|docker|linux|debian|ubuntu/i, format: 'fullchain' },
]

/** The format that the software of an order, a free text, takes best. */
export function recommendedFormat(software: string): DownloadFormat {
  return RECOMMENDED.find(({ pattern }) => pattern.test(software))?.format ?? 'cer'
}

/** Every format that can be made of what was delivered. */
export function downloads(delivered: DeliveredCertificate): readonly Download[] {
  const parts = partsOf(delivered)
  return DOWNLOAD_FORMATS.map((format) => writeDownload(parts, format)).filter((download) => download !== null)
}

/** One format; null where a root or a chain is asked for that was not delivered. */
export function download(delivered: DeliveredCertificate, format: DownloadFormat): Download | null {
  return writeDownload(partsOf(delivered), format)
}

function writeDownload(parts: Parts, format: DownloadFormat): Download | null {
  const { suffix, mediaType, write } = WRITERS[format]
  const content = write(parts)
  return content && { format, fileName: `${fileBaseName(displayName(parts.leaf))}${suffix}`, mediaType, content }
}

function partsOf({ leafPem, chainPem }: DeliveredCertificate): Parts {
  const chain = chainPem.map(readCertificate)
  const root = chain.find(isSelfIssued) ?? null
  return { leaf: readCertificate(leafPem), intermediates: chain.filter((one) => one !== root), root }
}

function pkcs7({ leaf, intermediates, root }: Parts): Buffer {
  return certificatesOnly([leaf, ...intermediates, ...(root ? [root] : [])].map(({ der }) => der))
}

function pem(certificates: readonly ReadCertificate[]): Buffer {
  return Buffer.from(certificates.map((certificate) => certificate.pem).join(''))
}
