import type { SubjectAttribute } from '#domain/csr/parsed-csr.ts'
import type { ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { attributeFaults } from '#domain/certificates/attribute-faults.ts'
import { NAME_ORDER, type NameField } from '#domain/certificates/family.ts'
import { findingIf, type LintExpectations, type LintFinding } from './finding.ts'
import { PROFILES, type ProfileCode } from '#domain/certificates/profile.ts'
import { PSD2_IDENTIFIER } from '#domain/certificates/qc-statements.ts'

/** Only what the profile allows, all that it requires, each once and meaning something (BR §7.1.4, §7.1.2.7). */
export function lintSubject({ subject }: ReadCertificate, expected: LintExpectations): readonly LintFinding[] {
  const profile = PROFILES[expected.profile]
  const missing = profile.required.filter((group) => group.every((field) => subject.fields[field] === undefined))
  const oids = subject.attributes.map(({ oid }) => oid)
  return [
    ...missing.map((group) => ({ code: 'attribute_missing', detail: group.join(' or ') }) as const),
    ...findingIf(new Set(oids).size !== oids.length, 'attribute_repeated', oids.join(' ')),
    ...lintIdentifier(subject.fields.organizationIdentifier, expected.profile),
    ...subject.attributes.flatMap((attribute) => lintAttribute(attribute, profile.subject)),
  ]
}

function lintIdentifier(identifier: string | undefined, profile: ProfileCode): readonly LintFinding[] {
  if (identifier === undefined || (profile !== 'psd_web' && profile !== 'psd_seal')) return []
  return findingIf(!PSD2_IDENTIFIER.test(identifier), 'psd_identifier_malformed', identifier)
}

function lintAttribute({ oid, name, value }: SubjectAttribute, allowed: readonly NameField[]): readonly LintFinding[] {
  const field = NAME_ORDER.find((known) => known === name)
  if (field === undefined || !allowed.includes(field)) return findingIf(true, 'attribute_forbidden', name ?? oid)
  return attributeFaults(field, value).map((code) => ({ code, detail: field }))
}
