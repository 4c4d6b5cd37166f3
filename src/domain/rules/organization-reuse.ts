import { reuseEndsAt, type ReuseRule } from './reuse.ts'

/** What an audit of an organization is used for; each has its own age limit. */
export const AUDIT_PURPOSES = ['server', 'server_ev', 'client', 'code_signing', 'code_signing_ev'] as const
export type AuditPurpose = (typeof AUDIT_PURPOSES)[number]

/** Age limits of audited identity data. */
export const ORGANIZATION_REUSE: Readonly<Record<AuditPurpose, readonly ReuseRule[]>> = {
  server: [
    { from: '2018-03-01', days: 825, rule: 'TLS-07', source: 'BR §4.2.1' },
    { from: '2026-03-15', days: 398, rule: 'TLS-07', source: 'BR §4.2.1' },
  ],
  server_ev: [{ from: '2018-03-01', days: 398, rule: 'TLS-07', source: 'EVG §3.2.2.14.3' }],
  client: [{ from: '2018-03-01', days: 825, rule: 'SM-06', source: 'SBR §4.2.1' }],
  code_signing: [{ from: '2018-03-01', days: 825, rule: 'CS-06', source: 'CSBR §4.2.1' }],
  code_signing_ev: [{ from: '2018-03-01', days: 398, rule: 'CS-06', source: 'CSBR §4.2.1' }],
}

/** The first moment at which an audit may no longer be used for this purpose, by what is known today. */
export function auditReusableUntil(purpose: AuditPurpose, completedAt: Date): Date {
  return reuseEndsAt(ORGANIZATION_REUSE[purpose], completedAt)
}

export function isAuditReusable(purpose: AuditPurpose, completedAt: Date, at: Date): boolean {
  return completedAt <= at && at < auditReusableUntil(purpose, completedAt)
}
