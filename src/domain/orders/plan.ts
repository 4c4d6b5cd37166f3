import { maxLifetimeDays, type CertificateType } from '#domain/rules/lifetimes.ts'
import { addDays, addYears, SECOND } from '#domain/shared/time.ts'

/** The time that an order buys. Its certificates follow one another inside it. */
export interface Plan {
  readonly start: Date
  /** The first moment after it. */
  readonly end: Date
}

export interface CertificateWindow {
  readonly notBefore: Date
  /** Last second of validity: both ends count (BR §6.3.2). */
  readonly notAfter: Date
  readonly limitedBy: 'rule' | 'plan'
}

/**
 * The plan of an order delivered at this moment. A renewal follows on the plan it renews where the brand keeps the
 * anniversary, so that no day already paid is lost.
 */
export function planFrom(deliveredAt: Date, years: number, renewedPlanEnd: Date | null = null): Plan {
  const start = renewedPlanEnd && renewedPlanEnd > deliveredAt ? renewedPlanEnd : deliveredAt
  return { start, end: addYears(start, years) }
}

export interface Issue {
  readonly type: CertificateType
  readonly supplier?: string | undefined
  readonly issuedAt: Date
  /** Earlier than the issue where the authority backdates; the life counts from here. */
  readonly notBefore?: Date
}

/** How long a certificate issued now may live: what rules and supplier allow, at most to the plan's end; null after it. */
export function certificateWindow(
  planEnd: Date,
  { type, supplier, issuedAt, notBefore = issuedAt }: Issue,
): CertificateWindow | null {
  if (planEnd <= issuedAt) return null
  const ruleEnd = addDays(notBefore, maxLifetimeDays(type, issuedAt, supplier))
  const limitedBy = ruleEnd < planEnd ? 'rule' : 'plan'
  const end = limitedBy === 'rule' ? ruleEnd : planEnd
  return { notBefore, notAfter: new Date(end.getTime() - SECOND), limitedBy }
}
