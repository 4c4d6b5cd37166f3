import { addDays } from '#domain/shared/time.ts'
import { startOf, type Dated } from './dated.ts'
import type { CertificateType } from './lifetimes.ts'

/** A change of the rules that customers should hear of before it comes; each code has a sentence in every language. */
export interface RuleChange extends Dated {
  readonly code: string
  readonly concerns: readonly CertificateType[]
}

const TLS: readonly CertificateType[] = ['server', 'qwac']

export const RULE_CALENDAR = [
  { code: 'whois_dcv_ended', from: '2025-07-15', concerns: TLS, rule: 'TLS-21', source: 'BR §3.2.2.4.2' },
  { code: 'smime_legacy_ended', from: '2025-07-15', concerns: ['client'], rule: 'SM-01', source: 'SBR §7.1.6' },
  {
    code: 'code_signing_460_days',
    from: '2026-03-01',
    concerns: ['code_signing'],
    rule: 'CS-01',
    source: 'CSBR §6.3.2',
  },
  { code: 'tls_200_days', from: '2026-03-15', concerns: TLS, rule: 'TLS-01', source: 'BR §6.3.2' },
  { code: 'dcv_reuse_200_days', from: '2026-03-15', concerns: TLS, rule: 'TLS-06', source: 'BR §4.2.1' },
  { code: 'dnssec_checked', from: '2026-03-15', concerns: TLS, rule: 'TLS-19', source: 'BR §3.2.2.4' },
  { code: 'email_dcv_discouraged', from: '2026-03-15', concerns: TLS, rule: 'X-09', source: 'BR §3.2.2.4.4' },
  { code: 'sha1_ended', from: '2026-09-15', concerns: TLS, rule: 'TLS-28', source: 'BR §7.1.3.2.1' },
  { code: 'five_perspectives', from: '2026-12-15', concerns: TLS, rule: 'TLS-10', source: 'BR §3.2.2.9' },
  { code: 'tls_100_days', from: '2027-03-15', concerns: TLS, rule: 'TLS-01', source: 'BR §6.3.2' },
  { code: 'dcv_reuse_100_days', from: '2027-03-15', concerns: TLS, rule: 'TLS-06', source: 'BR §4.2.1' },
  { code: 'caa_parameters_bind', from: '2027-03-15', concerns: TLS, rule: 'TLS-16', source: 'ballot SC-098' },
  { code: 'client_authentication_ends', from: '2027-03-15', concerns: TLS, rule: 'TLS-24', source: 'Chrome §1.3.2' },
  { code: 'smime_purposes_narrowed', from: '2027-07-01', concerns: ['client'], rule: 'SM-05', source: 'SBR, SMC018' },
  { code: 'email_dcv_ends', from: '2028-03-15', concerns: TLS, rule: 'TLS-21', source: 'BR §3.2.2.4.4' },
  { code: 'tls_47_days', from: '2029-03-15', concerns: TLS, rule: 'TLS-01', source: 'BR §6.3.2' },
  { code: 'dcv_reuse_10_days', from: '2029-03-15', concerns: TLS, rule: 'TLS-06', source: 'BR §4.2.1' },
] as const satisfies readonly RuleChange[]

export type RuleChangeCode = (typeof RULE_CALENDAR)[number]['code']

export interface UpcomingChange {
  readonly code: RuleChangeCode
  readonly on: Date
}

/** What changes for this type of certificate within so many days from now, soonest first. */
export function upcomingChanges(type: CertificateType, at: Date, withinDays: number): readonly UpcomingChange[] {
  const calendar: readonly (RuleChange & { readonly code: RuleChangeCode })[] = RULE_CALENDAR
  return calendar
    .filter(({ concerns }) => concerns.includes(type))
    .map((change) => ({ code: change.code, on: startOf(change) }))
    .filter(({ on }) => at < on && on <= addDays(at, withinDays))
}
