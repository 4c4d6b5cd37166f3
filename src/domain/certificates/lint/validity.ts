import { DAY } from '#domain/shared/time.ts'
import type { ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { longestLife } from '#domain/certificates/leaf.ts'
import { findingIf, type LintExpectations, type LintFinding } from './finding.ts'
import { PROFILES } from '#domain/certificates/profile.ts'
import { daysOf } from '#domain/certificates/validity.ts'

/** BR §7.1.2.7: the start may not be further from the signature than this. */
const WINDOW = 2 * DAY

export function lintValidity(certificate: ReadCertificate, expected: LintExpectations): readonly LintFinding[] {
  const { notBefore, notAfter } = certificate
  const days = daysOf(certificate)
  const distance = Math.abs(expected.at.getTime() - notBefore.getTime())
  const isReversed = notAfter <= notBefore || notAfter <= expected.at
  return [
    ...findingIf(isReversed, 'validity_reversed', notAfter.toISOString()),
    ...findingIf(days > longestLife(PROFILES[expected.profile], expected.maxDays), 'validity_too_long', days),
    ...findingIf(notAfter > expected.notAfterLimit, 'outlives_plan', notAfter.toISOString()),
    ...findingIf(distance > WINDOW, 'not_before_out_of_window', notBefore.toISOString()),
  ]
}
