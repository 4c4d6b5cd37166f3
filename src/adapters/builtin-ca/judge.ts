import { DerError } from '#domain/asn1/read.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { lintCertificate } from '#domain/certificates/lint.ts'
import type { LintExpectations } from '#domain/certificates/lint/finding.ts'
import { signedStructure } from '#domain/certificates/signature.ts'
import type { Issuer } from '#domain/certificates/issuer.ts'

const UNSIGNED = Buffer.of(0)

/** Reads what is about to be signed as if it were signed, and lints it: why it must not be, for the staff. */
export function faultsOf(
  content: Buffer,
  issuer: Issuer,
  expected: Omit<LintExpectations, 'issuer'>,
): readonly string[] {
  try {
    const certificate = readCertificate(signedStructure(content, issuer.scheme, UNSIGNED))
    const findings = lintCertificate(certificate, { ...expected, issuer: issuer.name })
    return findings.map(({ code, detail }) => `${code} (${detail})`)
  } catch (error) {
    if (error instanceof DerError) return [`unreadable (${error.message})`]
    throw error
  }
}
