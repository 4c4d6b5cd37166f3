import type { Permission } from '#domain/access/rights.ts'

/** What the menu counts: each is the business of those who have its permission. */
export const ATTENTION = {
  approvals: 'orders:approve',
  to_check: 'certificates:manage',
  renewals: 'orders:place',
  reissues: 'certificates:manage',
  late_invoices: 'accounting:read',
} as const satisfies Record<string, Permission>
export type AttentionKind = keyof typeof ATTENTION

export type AttentionCounts = Readonly<Record<AttentionKind, number>>

export const ATTENTION_KINDS = Object.keys(ATTENTION) as readonly AttentionKind[]

/** Counting stops there: a badge says «99+» of more. */
export const BADGE_LIMIT = 99

/** What a badge says. */
export const badgeText = (count: number): string => (count > BADGE_LIMIT ? `${BADGE_LIMIT}+` : String(count))
