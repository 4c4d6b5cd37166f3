import type { ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { findingIf, type LintExpectations, type LintFinding } from './finding.ts'
import { PROFILES } from '#domain/certificates/profile.ts'

/** 64 random bits are the least (BR §7.1.2.7); ours have twice as many. RFC 5280 §4.1.2.2 ends at 20 octets. */
const SERIAL_OCTETS = { least: 16, most: 20 }
const SIGNATURE_HASHES: readonly (string | null)[] = ['sha256', 'sha384', 'sha512']

/** Version, serial number, and the extensions that make a certificate what it is. */
export function lintConstitution(certificate: ReadCertificate, expected: LintExpectations): readonly LintFinding[] {
  const { version, serial, issuer, signature, extensions, key } = certificate
  const profile = PROFILES[expected.profile]
  const usages = key.type === 'rsa' ? profile.usages.rsa : profile.usages.other
  const octets = serial.length / 2
  const oids = extensions.all.map(({ oid }) => oid)
  const pointers = [extensions.crlUrls, extensions.ocspUrls, extensions.issuerUrls].map(({ length }) => length)
  return [
    ...findingIf(version !== 3, 'wrong_version', version),
    ...findingIf(!issuer.der.equals(expected.issuer), 'wrong_issuer', issuer.fields.commonName ?? ''),
    ...findingIf(octets < SERIAL_OCTETS.least, 'serial_too_short', octets),
    ...findingIf(octets > SERIAL_OCTETS.most, 'serial_too_long', octets),
    ...findingIf(!certificate.serialIsPositive, 'serial_not_positive', serial),
    ...findingIf(!SIGNATURE_HASHES.includes(signature.hash), 'weak_signature', signature.algorithmOid),
    ...findingIf(extensions.isAuthority, 'is_authority', 'basicConstraints'),
    ...findingIf(!sameItems(extensions.purposes, profile.purposes), 'wrong_purposes', extensions.purposes.join(' ')),
    ...findingIf(
      !sameItems(extensions.keyUsage ?? [], usages),
      'wrong_key_usage',
      (extensions.keyUsage ?? []).join(' '),
    ),
    ...findingIf(!sameItems(extensions.policies, [profile.policy]), 'wrong_policy', extensions.policies.join(' ')),
    ...findingIf(pointers.includes(0), 'pointer_missing', 'CRL, OCSP and issuer addresses'),
    ...findingIf(new Set(oids).size !== oids.length, 'extension_repeated', oids.join(' ')),
  ]
}

function sameItems(found: readonly string[], wanted: readonly string[]): boolean {
  return found.length === wanted.length && wanted.every((item) => found.includes(item))
}
