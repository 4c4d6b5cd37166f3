import { isPlaceholder } from '#domain/csr/placeholders.ts'
import type { SubjectAttribute } from '#domain/csr/parsed-csr.ts'
import type { ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { PRINTABLE_FIELDS } from '#domain/certificates/distinguished-name.ts'
import { NAME_ORDER, type NameField } from '#domain/certificates/family.ts'
import { findingIf, type LintExpectations, type LintFinding } from './finding.ts'
import { PROFILES, type ProfileCode } from '#domain/certificates/profile.ts'
import { PSD2_IDENTIFIER } from '#domain/certificates/qc-statements.ts'

/** Upper bounds in characters (RFC 5280 appendix A.1, EVG §7.1.4.2). */
const MOST_CHARACTERS: Readonly<Record<NameField, number>> = {
  country: 2,
  state: 128,
  locality: 128,
  organization: 64,
  organizationIdentifier: 256,
  businessCategory: 128,
  jurisdictionCountry: 2,
  serialNumber: 64,
  commonName: 64,
  email: 255,
}

/** The alphabet of a PrintableString (X.680 §41.4). */
const PRINTABLE = /^[A-Za-z0-9 '()+,./:=?-]+$/
/** Line breaks and the like, and what could make two names look alike. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

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
  const hasBadCharacters = INVISIBLE.test(value) || (PRINTABLE_FIELDS.has(field) && !PRINTABLE.test(value))
  const isCountry = field === 'country' || field === 'jurisdictionCountry'
  return [
    ...findingIf(Array.from(value).length > MOST_CHARACTERS[field], 'attribute_too_long', field),
    ...findingIf(isPlaceholder(value), 'attribute_means_nothing', field),
    ...findingIf(hasBadCharacters || (isCountry && !/^[A-Z]{2}$/.test(value)), 'attribute_bad_characters', field),
  ]
}
