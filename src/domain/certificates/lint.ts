import type { ReadCertificate } from './certificate-reader.ts'
import { lintConstitution } from './lint/constitution.ts'
import type { LintExpectations, LintFinding } from './lint/finding.ts'
import { lintKey } from './lint/key.ts'
import { lintNames } from './lint/names.ts'
import { lintSubject } from './lint/subject.ts'
import { lintValidity } from './lint/validity.ts'

/**
 * Judges a finished certificate against what was ordered and against the rules, before anybody is given it. It reads the
 * bytes again rather than trusting what wrote them. No finding means that it may be delivered.
 */
export function lintCertificate(certificate: ReadCertificate, expected: LintExpectations): readonly LintFinding[] {
  return [
    ...lintConstitution(certificate, expected),
    ...lintValidity(certificate, expected),
    ...lintKey(certificate, expected),
    ...lintSubject(certificate, expected),
    ...lintNames(certificate, expected),
  ]
}
