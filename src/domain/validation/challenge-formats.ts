import type { Expectation } from './domain-validation.ts'

/** Methods by which the portal asks for something to be put somewhere. */
export type PlacedMethod = 'dns_txt' | 'dns_cname' | 'http_file'

export interface ChallengeInput {
  /** The authorization domain; an address for a file on a server without a name. */
  readonly domain: string
  /** Random, at least 112 bits, for this order only (DCV-02). Letters and digits. */
  readonly token: string
  /** Zone of the operator that default CNAME records point into. */
  readonly zone: string
  /** Digests of the DER of the CSR in hexadecimal; null while there is no CSR. */
  readonly csr: { readonly md5: string; readonly sha256: string } | null
}

/** Null where the format is made from the CSR and there is none yet. */
type Format = (input: ChallengeInput) => Expectation | null
type Formats = Readonly<Record<PlacedMethod, Format>>

/** File names are fixed: the token may not be part of the address (BR §3.2.2.4.18). */
const DEFAULT: Formats = {
  dns_txt: ({ domain, token }) => placed(`_dcv.${domain}`, token),
  dns_cname: ({ domain, token, zone }) => placed(`_dcv.${domain}`, `${token}.${zone}`),
  http_file: ({ domain, token }) => placed(fileAddress(domain, 'dcv.txt'), token),
}

const DIGICERT: Formats = {
  dns_txt: ({ domain, token }) => placed(`_dnsauth.${domain}`, token),
  dns_cname: ({ domain, token }) => placed(`_dnsauth.${domain}`, `${token}.dcv.digicert.com`),
  http_file: ({ domain, token }) => placed(fileAddress(domain, 'fileauth.txt'), token),
}

const GLOBALSIGN: Formats = {
  ...DEFAULT,
  dns_txt: ({ domain, token }) =>
    placed(`_globalsign-domain-verification.${domain}`, `_globalsign-domain-verification=${token}`),
  http_file: ({ domain, token }) => placed(fileAddress(domain, 'gsdv.txt'), token),
}

const HARICA: Formats = {
  ...DEFAULT,
  dns_txt: ({ domain, token }) => placed(domain, token),
}

/** Names and values are digests of the CSR. A SHA-256 is cut in two because a label has at most 63 octets (SEC-02). */
const SECTIGO: Formats = {
  ...DEFAULT,
  dns_cname: ({ domain, token, csr }) => {
    if (!csr) return null
    const [head, tail] = [csr.sha256.slice(0, 32), csr.sha256.slice(32)]
    return placed(`_${csr.md5}.${domain}`, `${head}.${tail}.${uniqueValue(token)}.sectigo.com`)
  },
  http_file: ({ domain, token, csr }) =>
    csr &&
    placed(
      fileAddress(domain, `${csr.md5.toUpperCase()}.txt`),
      [csr.sha256, 'sectigo.com', uniqueValue(token)].join('\n'),
    ),
}

/** Suppliers with formats of their own. Certigna publishes none (CTG-01): it has the default. */
const SUPPLIER_FORMATS: ReadonlyMap<string, Formats> = new Map([
  ['digicert', DIGICERT],
  ['globalsign', GLOBALSIGN],
  ['harica', HARICA],
  ['sectigo', SECTIGO],
])

export function formatOf(supplier: string, method: PlacedMethod): Format {
  return (SUPPLIER_FORMATS.get(supplier) ?? DEFAULT)[method]
}

function placed(location: string, value: string): Expectation {
  return { location, value, addresses: [] }
}

function fileAddress(host: string, file: string): string {
  return `http://${host.includes(':') ? `[${host}]` : host}/.well-known/pki-validation/${file}`
}

/** At most 20 letters and digits, never used twice (SEC-04). */
function uniqueValue(token: string): string {
  return token.slice(0, 20)
}
