import { keyFault } from '#domain/rules/key-policy.ts'
import type { ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { PROFILES } from '#domain/certificates/profile.ts'
import { findingIf, type LintExpectations, type LintFinding } from './finding.ts'

/** The key is the one that was asked for, and one that may be certified on this day (BR §6.1.5). */
export function lintKey(certificate: ReadCertificate, expected: LintExpectations): readonly LintFinding[] {
  const { key, publicKey, spkiSha256 } = certificate
  const fault = keyFault(PROFILES[expected.profile].type, key, expected.at)
  // BR §7.1.3.1.1: an RSA key is named by rsaEncryption alone, not as one for PSS.
  const isUnusable = publicKey === null || (key.type === 'rsa' && key.onlyForPss)
  return [
    ...findingIf(spkiSha256 !== expected.spkiSha256, 'key_not_of_request', spkiSha256),
    ...findingIf(fault !== null || isUnusable, 'key_not_allowed', fault ?? key.type),
  ]
}
