import type { AttributeName } from '#domain/asn1/oids.ts'
import { countryMeantBy, isCountryCode } from '#domain/csr/country-codes.ts'
import type { CsrContext, HolderFields } from '#domain/csr/csr-context.ts'
import { finding, type CsrFinding } from '#domain/csr/findings.ts'
import type { CsrSubject, ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { isPlaceholder } from '#domain/csr/placeholders.ts'

/** Upper bounds of X.520 (RFC 5280 appendix A), in characters. */
const LONGEST: readonly (readonly [AttributeName, number])[] = [
  ['commonName', 64],
  ['organization', 64],
  ['organizationalUnit', 64],
  ['locality', 128],
  ['state', 128],
  ['email', 255],
]
const REPLACED = ['organization', 'locality', 'state', 'country'] as const satisfies readonly (keyof HolderFields)[]

/** NUL, line ends and other controls, and the marks that turn the direction of text: none belongs in a name. */
const CONTROLS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const NOT_ASCII = /[^\0-\x7f]/

/** Compares the subject with what will become of it: a CA writes what it has verified and drops the rest (CSR-03). */
export function checkSubject(csr: ParsedCsr, context: CsrContext): readonly CsrFinding[] {
  return [
    ...checkCharacters(csr.subject),
    ...checkCountry(csr.subject.fields.country),
    ...checkPlaceholders(csr.subject),
    ...checkLengths(csr.subject),
    ...checkReplaced(csr.subject, context.organization),
    ...checkIgnored(csr, context),
  ]
}

function checkCharacters({ attributes }: CsrSubject): readonly CsrFinding[] {
  const label = (attribute: { name: string | null; oid: string } | undefined): string =>
    attribute?.name ?? attribute?.oid ?? ''
  const controlled = attributes.find(({ value }) => CONTROLS.test(value))
  if (controlled !== undefined) return [finding('subject_control_characters', { attribute: label(controlled) })]
  const foreign = attributes.find(({ value }) => NOT_ASCII.test(value))
  return foreign === undefined
    ? []
    : [finding('subject_not_ascii', { attribute: label(foreign), value: foreign.value })]
}

function checkCountry(country: string | undefined): readonly CsrFinding[] {
  if (country === undefined || isCountryCode(country)) return []
  return [finding('country_not_iso', { given: country, proposal: countryMeantBy(country) ?? '' })]
}

function checkPlaceholders({ fields }: CsrSubject): readonly CsrFinding[] {
  const left = Object.entries(fields).filter(([, value]) => isPlaceholder(value))
  return left.map(([attribute, value]) => finding('placeholder_value', { attribute, value }))
}

function checkLengths({ fields }: CsrSubject): readonly CsrFinding[] {
  return LONGEST.flatMap(([attribute, maximum]) => {
    const { length } = Array.from(fields[attribute] ?? '')
    return length <= maximum ? [] : [finding('subject_value_too_long', { attribute, length, maximum })]
  })
}

function checkReplaced({ fields }: CsrSubject, holder: HolderFields | null): readonly CsrFinding[] {
  if (holder === null) return []
  return REPLACED.flatMap((attribute) => {
    const given = fields[attribute]
    const kept = holder[attribute]
    if (given === undefined || kept === null || folded(given) === folded(kept)) return []
    return [finding('field_will_be_replaced', { attribute, given, kept })]
  })
}

/** OU is forbidden in TLS (BR §7.1.2.7); an address only means something in a certificate for a person. */
function checkIgnored(csr: ParsedCsr, { orderedNames }: CsrContext): readonly CsrFinding[] {
  const { organizationalUnit, email } = csr.subject.fields
  const namesHosts = orderedNames !== null
  const findings: CsrFinding[] = []
  if (organizationalUnit !== undefined)
    findings.push(finding('organizational_unit_ignored', { value: organizationalUnit }))
  if (namesHosts && (email !== undefined || csr.sans.email.length > 0)) {
    findings.push(finding('email_ignored', { value: email ?? csr.sans.email[0] ?? '' }))
  }
  if (csr.hasChallengePassword) findings.push(finding('challenge_password_ignored'))
  return findings
}

/** Case, accents and punctuation make no other holder. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
