import { EXTENSION } from '#domain/asn1/oids.ts'
import type { ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { findingIf, type LintExpectations, type LintFinding } from './finding.ts'
import { PROFILES } from '#domain/certificates/profile.ts'
import { typedName, type TypedName } from '#domain/certificates/typed-names.ts'

const LABEL = '(?!-)[a-z0-9-]{1,63}(?<!-)'
const HOST = new RegExp(`^(?=.{1,253}$)(\\*\\.)?(${LABEL}\\.)+${LABEL}$`)
const EMAIL = /^[\x21-\x3f\x41-\x7e]+@[a-z0-9.-]+$/i

/** The listed names are the ordered ones, well formed and fit for the profile (BR §7.1.2.7.12). */
export function lintNames(certificate: ReadCertificate, expected: LintExpectations): readonly LintFinding[] {
  const profile = PROFILES[expected.profile]
  const listed = listedNames(certificate)
  const ordered = profile.names === 'nothing' ? [] : expected.names.map(typedName)
  const unlike = [...without(listed, ordered), ...without(ordered, listed)]
  const misplaced = listed.filter((name) => isMalformed(name) || !belongs(name, profile.names))
  const wildcards = listed.filter(({ value }) => value.startsWith('*'))
  return [
    ...findingIf(profile.names === 'hosts' && listed.length === 0, 'names_missing', 'subjectAltName'),
    ...findingIf(
      unlike.length > 0 || certificate.extensions.sans.others > 0,
      'names_differ',
      unlike.map(asText).join(' '),
    ),
    ...misplaced.map(({ value }) => ({ code: 'name_malformed', detail: value }) as const),
    ...findingIf(!profile.wildcards && wildcards.length > 0, 'wildcard_not_allowed', wildcards[0]?.value ?? ''),
    ...lintCommonName(certificate, profile.names, listed),
    ...lintCriticality(certificate),
  ]
}

/** Where hosts are named, the common name repeats one of them, character for character (BR §7.1.4.3). */
function lintCommonName(
  { subject }: ReadCertificate,
  names: 'hosts' | 'people' | 'nothing',
  listed: readonly TypedName[],
): readonly LintFinding[] {
  const { commonName } = subject.fields
  if (names !== 'hosts' || commonName === undefined) return []
  return findingIf(!listed.some(({ value }) => value === commonName), 'common_name_not_listed', commonName)
}

/** Critical exactly where the subject is empty (BR §7.1.2.7.6). */
function lintCriticality({ subject, extensions }: ReadCertificate): readonly LintFinding[] {
  const extension = extensions.all.find(({ oid }) => oid === EXTENSION.subjectAltName)
  if (!extension) return []
  const isEmpty = subject.attributes.length === 0
  return findingIf(extension.critical !== isEmpty, 'alt_names_criticality', String(extension.critical))
}

function belongs({ kind }: TypedName, names: 'hosts' | 'people' | 'nothing'): boolean {
  switch (names) {
    case 'hosts':
      return kind === 'dns' || kind === 'ip'
    case 'people':
      return kind === 'email' || kind === 'uri'
    case 'nothing':
      return false
  }
}

function isMalformed({ kind, value }: TypedName): boolean {
  switch (kind) {
    case 'dns':
      return !HOST.test(value)
    case 'email':
      return !EMAIL.test(value)
    case 'uri':
      return !URL.canParse(value)
    case 'ip':
      return false
  }
}

function listedNames({ extensions: { sans } }: ReadCertificate): readonly TypedName[] {
  return [
    ...sans.dns.map((value) => ({ kind: 'dns', value }) as const),
    ...sans.ip.map((value) => ({ kind: 'ip', value }) as const),
    ...sans.email.map((value) => ({ kind: 'email', value }) as const),
    ...sans.uri.map((value) => ({ kind: 'uri', value }) as const),
  ]
}

function without(names: readonly TypedName[], others: readonly TypedName[]): readonly TypedName[] {
  const known = new Set(others.map(asText))
  return names.filter((name) => !known.has(asText(name)))
}

const asText = ({ kind, value }: TypedName): string => `${kind}:${value}`
