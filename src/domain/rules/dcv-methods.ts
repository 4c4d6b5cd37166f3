import { startOf } from './dated.ts'

/** Ways to prove control of a domain that this portal knows, in the order in which they are recommended. */
export const DCV_METHODS = [
  'dns_persistent',
  'dns_cname',
  'dns_txt',
  'http_file',
  'email',
  'acme_dns_01',
  'acme_http_01',
  'acme_tls_alpn_01',
] as const
export type DcvMethod = (typeof DCV_METHODS)[number]

/** What has to be proved: one host, everything under a domain, or an address. */
export type DcvTarget = 'host' | 'wildcard' | 'ip'

interface MethodRule {
  /** Section of the BR for names, and the one for addresses where there is one. */
  readonly section: string
  readonly ipSection: string | null
  /** Names of the method in a CAA record (RFC 8657, ballot SC-098). */
  readonly caaLabels: readonly string[]
  /** A proof at a domain also holds for `*.` of it and for every name under it. */
  readonly coversBelow: boolean
}

/** Coverage of each method (BR §3.2.2.4.x, closing notes of each section). */
export const METHOD_RULES: Readonly<Record<DcvMethod, MethodRule>> = {
  dns_persistent: {
    section: '3.2.2.4.22',
    ipSection: null,
    caaLabels: ['dns-persist-01', 'ca-tbr-22'],
    coversBelow: true,
  },
  dns_cname: { section: '3.2.2.4.7', ipSection: null, caaLabels: ['ca-tbr-7'], coversBelow: true },
  dns_txt: { section: '3.2.2.4.7', ipSection: null, caaLabels: ['ca-tbr-7'], coversBelow: true },
  http_file: { section: '3.2.2.4.18', ipSection: '3.2.2.5.1', caaLabels: ['ca-tbr-18'], coversBelow: false },
  email: { section: '3.2.2.4.4', ipSection: null, caaLabels: ['ca-tbr-4'], coversBelow: true },
  acme_dns_01: { section: '3.2.2.4.7', ipSection: null, caaLabels: ['dns-01', 'ca-tbr-7'], coversBelow: true },
  acme_http_01: {
    section: '3.2.2.4.19',
    ipSection: '3.2.2.5.6',
    caaLabels: ['http-01', 'ca-tbr-19'],
    coversBelow: false,
  },
  acme_tls_alpn_01: {
    section: '3.2.2.4.20',
    ipSection: '3.2.2.5.7',
    caaLabels: ['tls-alpn-01', 'ca-tbr-20'],
    coversBelow: false,
  },
}

export interface MethodSunset {
  readonly section: string
  /** From midnight UTC of this date no certificate may rest on the method, earlier proofs included (TLS-21). */
  readonly from: string
  readonly what: string
}

/** Sections of the BR that have ended or will (BR §3.2.2.4, §3.2.2.5; ballots SC-080, SC-090, SC-091). */
export const METHOD_SUNSETS: readonly MethodSunset[] = [
  { section: '3.2.2.4.2', from: '2025-07-15', what: 'message to the WHOIS contact' },
  { section: '3.2.2.4.15', from: '2025-07-15', what: 'call to the WHOIS contact' },
  { section: '3.2.2.4.8', from: '2026-03-15', what: 'look-up of the address of the host' },
  { section: '3.2.2.4.16', from: '2027-03-15', what: 'call to the TXT contact' },
  { section: '3.2.2.4.17', from: '2027-03-15', what: 'call to the CAA contact' },
  { section: '3.2.2.5.2', from: '2027-03-15', what: 'message to the contact of an address' },
  { section: '3.2.2.5.3', from: '2027-03-15', what: 'reverse look-up of an address' },
  { section: '3.2.2.5.5', from: '2027-03-15', what: 'call to the contact of an address' },
  { section: '3.2.2.4.4', from: '2028-03-15', what: 'mail to a constructed address' },
  { section: '3.2.2.4.13', from: '2028-03-15', what: 'mail to the CAA contact' },
  { section: '3.2.2.4.14', from: '2028-03-15', what: 'mail to the TXT contact' },
]

/** The moment at which a method ends, or null while no end is known. */
export function methodEndsAt(method: DcvMethod): Date | null {
  const sunset = METHOD_SUNSETS.find(({ section }) => section === METHOD_RULES[method].section)
  return sunset ? startOf(sunset) : null
}

export function methodHoldsOn(method: DcvMethod, at: Date): boolean {
  const end = methodEndsAt(method)
  return !end || at < end
}

export function methodCovers(method: DcvMethod, target: DcvTarget): boolean {
  const { coversBelow, ipSection } = METHOD_RULES[method]
  if (target === 'ip') return ipSection !== null
  return target === 'host' || coversBelow
}

/** Of the methods offered, those that can prove this target at this moment, the recommended one first. */
export function methodsFor(target: DcvTarget, offered: readonly DcvMethod[], at: Date): readonly DcvMethod[] {
  return DCV_METHODS.filter(
    (method) => offered.includes(method) && methodHoldsOn(method, at) && methodCovers(method, target),
  )
}
