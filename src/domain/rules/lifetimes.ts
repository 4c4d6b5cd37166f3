import { findHolding, holdsOn, type Dated } from './dated.ts'

/** Kinds of certificate that the industry gives a longest life. */
export const CERTIFICATE_TYPES = ['server', 'client', 'code_signing', 'qwac', 'qseal'] as const
export type CertificateType = (typeof CERTIFICATE_TYPES)[number]

export interface Lifetime extends Dated {
  /** Days of 86,400 s, both ends included; any second above counts as one more day (BR §6.3.2). */
  readonly maxDays: number
  /** What the same rule recommends, so that a clock or rounding error does no harm. */
  readonly shouldDays: number
}

const TLS: readonly Lifetime[] = [
  { from: '2018-03-01', maxDays: 825, shouldDays: 824, rule: 'TLS-01', source: 'BR §6.3.2' },
  { from: '2020-09-01', maxDays: 398, shouldDays: 397, rule: 'TLS-01', source: 'BR §6.3.2' },
  { from: '2026-03-15', maxDays: 200, shouldDays: 199, rule: 'TLS-01', source: 'BR §6.3.2' },
  { from: '2027-03-15', maxDays: 100, shouldDays: 99, rule: 'TLS-01', source: 'BR §6.3.2' },
  { from: '2029-03-15', maxDays: 47, shouldDays: 46, rule: 'TLS-01', source: 'BR §6.3.2' },
]

/** The date that selects a row is the date of issue, not of the order (TLS-03). EV follows the same table (TLS-09). */
export const LIFETIMES: Readonly<Record<CertificateType, readonly Lifetime[]>> = {
  server: TLS,
  qwac: TLS,
  client: [{ from: '2018-03-01', maxDays: 825, shouldDays: 825, rule: 'SM-02', source: 'SBR §6.3.2' }],
  code_signing: [
    { from: '2018-03-01', maxDays: 1185, shouldDays: 1185, rule: 'CS-01', source: 'CSBR §6.3.2' },
    { from: '2026-03-01', maxDays: 460, shouldDays: 460, rule: 'CS-01', source: 'CSBR §6.3.2, ballot CSC-31' },
  ],
  qseal: [
    { from: '2018-03-01', maxDays: 1095, shouldDays: 1095, rule: 'PS-06', source: 'practice of the authorities' },
  ],
}

interface SupplierLifetime extends Dated {
  readonly supplier: string
  readonly types: readonly CertificateType[]
  readonly maxDays: number
}

const TLS_TYPES: readonly CertificateType[] = ['server', 'qwac']

/** Suppliers that issue for less than the rules allow (TLS-04). */
export const SUPPLIER_LIFETIMES: readonly SupplierLifetime[] = [
  {
    supplier: 'digicert',
    types: TLS_TYPES,
    from: '2026-02-24',
    maxDays: 199,
    rule: 'TLS-04',
    source: 'DigiCert announcement',
  },
  {
    supplier: 'sectigo',
    types: TLS_TYPES,
    from: '2026-03-12',
    maxDays: 199,
    rule: 'TLS-04',
    source: 'Sectigo announcement',
  },
  {
    supplier: 'globalsign',
    types: TLS_TYPES,
    from: '2026-03-14',
    maxDays: 199,
    rule: 'TLS-04',
    source: 'GlobalSign announcement',
  },
]

/** The industry's row for a certificate issued at this moment. */
export function lifetimeRule(type: CertificateType, issuedAt: Date): Lifetime {
  return holdsOn(LIFETIMES[type], issuedAt)
}

/** Days that a certificate issued at this moment may live: the rule, or less where its supplier gives less. */
export function maxLifetimeDays(type: CertificateType, issuedAt: Date, supplier?: string): number {
  const { maxDays } = lifetimeRule(type, issuedAt)
  const practice = SUPPLIER_LIFETIMES.filter((row) => row.supplier === supplier && row.types.includes(type))
  return Math.min(maxDays, findHolding(practice, issuedAt)?.maxDays ?? maxDays)
}
