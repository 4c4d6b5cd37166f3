import type { CertificateType } from '#domain/rules/lifetimes.ts'
import { SECOND } from '#domain/shared/time.ts'
import { certificateWindow, type CertificateWindow, type Plan } from './plan.ts'
import type { OrderTerms } from './terms.ts'

export interface ForecastCertificate extends CertificateWindow {
  /** From here on its successor is due; null for the last one of a plan. */
  readonly reissueDueAt: Date | null
}

/**
 * The fewest certificates that carry a plan: each lives as long as the rules of its issue date allow and is replaced
 * at its very end. For the rest of a running plan, give the end of the certificate in use as its start.
 */
export function forecastCertificates(
  plan: Plan,
  type: CertificateType,
  terms: OrderTerms,
  supplier?: string,
): readonly ForecastCertificate[] {
  const certificates: ForecastCertificate[] = []
  const issue = (issuedAt: Date) => certificateWindow(plan.end, { type, supplier, issuedAt })
  for (let window = issue(plan.start); window; window = issue(nextSecond(window.notAfter))) {
    const reissueDueAt = window.limitedBy === 'plan' ? null : dueAt(window, terms)
    certificates.push({ reissueDueAt, ...window })
  }
  return certificates
}

/** Whether a certificate wants its successor now: it ends before its plan and the fraction of its life is over. */
export function isReissueDue(
  certificate: { readonly notBefore: Date; readonly notAfter: Date },
  planEnd: Date,
  at: Date,
  terms: OrderTerms,
): boolean {
  return at < planEnd && nextSecond(certificate.notAfter) < planEnd && dueAt(certificate, terms) <= at
}

function dueAt({ notBefore, notAfter }: { notBefore: Date; notAfter: Date }, { reissue }: OrderTerms): Date {
  const life = notAfter.getTime() - notBefore.getTime()
  return new Date(notBefore.getTime() + Math.floor(life * reissue.dueAfterShare))
}

function nextSecond(at: Date): Date {
  return new Date(at.getTime() + SECOND)
}
