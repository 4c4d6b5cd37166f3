import type { CertificateName } from '#domain/names/certificate-name.ts'
import { caaParametersBind } from '#domain/rules/caa.ts'
import { METHOD_RULES, type DcvMethod } from '#domain/rules/dcv-methods.ts'
import { isUnknownAndCritical, propertyText, readGrant, type CaaGrant, type CaaProperty } from './caa-record.ts'
import type { SeenAnswer } from './seen.ts'

/** Each verdict has a sentence at `validation.caa.<code>`. */
export const CAA_CODES = [
  'no_record',
  'no_restriction',
  'issuer_allowed',
  'issuer_not_allowed',
  'issuance_forbidden',
  'critical_unknown_tag',
  'account_not_listed',
  'method_not_listed',
  'dnssec_bogus',
  'lookup_failed',
] as const
export type CaaCode = (typeof CAA_CODES)[number]

export interface CaaVerdict {
  readonly allowed: boolean
  readonly code: CaaCode
  /** Where the deciding answer was found; null when the whole way up is empty. */
  readonly domain: string | null
  /** The record that decided, as a zone file has it. */
  readonly record: string | null
}

export interface CaaRequest {
  readonly name: Pick<CertificateName, 'kind' | 'value'>
  /** Names of the authority that shall issue; any of them will do. */
  readonly issuers: readonly string[]
  /** Null while no method is chosen. */
  readonly method: DcvMethod | null
  /** Our account at the authority; null where it has none to compare. */
  readonly accountUri: string | null
  readonly at: Date
}

export interface CaaLookup {
  readonly domain: string
  readonly answer: Pick<SeenAnswer, 'outcome' | 'records' | 'dnssec'>
}

/** The domains to ask, in order: the host and all its parents (RFC 8659 §3). Addresses have no CAA. */
export function caaDomains({ kind, value }: Pick<CertificateName, 'kind' | 'value'>): readonly string[] {
  if (kind === 'ip') return []
  const labels = (kind === 'wildcard' ? value.slice('*.'.length) : value).split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

/** Whether the climb ends at this answer. A failed look-up is an empty one only in an unsigned zone (TLS-15). */
export function isDecisive({ outcome, records, dnssec }: CaaLookup['answer']): boolean {
  switch (outcome) {
    case 'found':
      return dnssec === 'bogus' || records.some(({ caa }) => caa)
    case 'no_data':
    case 'nxdomain':
      return dnssec === 'bogus'
    case 'bogus':
      return true
    case 'servfail':
    case 'timeout':
    case 'malformed':
      return dnssec !== 'insecure'
  }
}

/** Judges the answers to `caaDomains`, in that order and up to the first decisive one. */
export function judgeCaa(request: CaaRequest, lookups: readonly CaaLookup[]): CaaVerdict {
  const decisive = lookups.find(({ answer }) => isDecisive(answer))
  if (!decisive) return { allowed: true, code: 'no_record', domain: null, record: null }

  const { domain, answer } = decisive
  if (answer.outcome === 'bogus' || answer.dnssec === 'bogus') return refusal('dnssec_bogus', domain, null)
  if (answer.outcome !== 'found') return refusal('lookup_failed', domain, null)
  return judgeProperties(
    request,
    domain,
    answer.records.flatMap(({ caa }) => caa ?? []),
  )
}

function judgeProperties(request: CaaRequest, domain: string, properties: readonly CaaProperty[]): CaaVerdict {
  const obstacle = properties.find(isUnknownAndCritical)
  if (obstacle) return refusal('critical_unknown_tag', domain, obstacle)

  const relevant = relevantProperties(request.name.kind, properties)
  if (relevant.length === 0) return { allowed: true, code: 'no_restriction', domain, record: null }

  const { code, property } = relevant
    .map((candidate) => ({ property: candidate, code: grantCode(request, readGrant(candidate.value)) }))
    .reduce((best, one) => (GRANT_CODES.indexOf(one.code) < GRANT_CODES.indexOf(best.code) ? one : best))
  const isAllowed = code === 'issuer_allowed' || (isAboutParameters(code) && !caaParametersBind(request.at))
  return { allowed: isAllowed, code, domain, record: propertyText(property) }
}

/** For a wildcard `issuewild` replaces `issue`, where there is any (RFC 8659 §4.3). */
function relevantProperties(kind: CertificateName['kind'], properties: readonly CaaProperty[]): readonly CaaProperty[] {
  const tagged = (wanted: string) => properties.filter(({ tag }) => tag.toLowerCase() === wanted)
  const wild = kind === 'wildcard' ? tagged('issuewild') : []
  return wild.length > 0 ? wild : tagged('issue')
}

/** From the best to the worst that one property can say; the best one of a set decides. */
const GRANT_CODES = [
  'issuer_allowed',
  'method_not_listed',
  'account_not_listed',
  'issuer_not_allowed',
  'issuance_forbidden',
] as const satisfies readonly CaaCode[]
type GrantCode = (typeof GRANT_CODES)[number]

function grantCode({ issuers, method, accountUri }: CaaRequest, grant: CaaGrant | null): GrantCode {
  if (!grant || grant.issuer === '') return 'issuance_forbidden'
  if (!issuers.includes(grant.issuer)) return 'issuer_not_allowed'
  if (grant.accountUri !== null && grant.accountUri !== accountUri) return 'account_not_listed'
  return method && !listsMethod(grant, method) ? 'method_not_listed' : 'issuer_allowed'
}

function listsMethod({ validationMethods }: CaaGrant, method: DcvMethod): boolean {
  return !validationMethods || METHOD_RULES[method].caaLabels.some((label) => validationMethods.includes(label))
}

/** Before they bind, parameters that do not fit are a warning: the verdict allows and still carries their code. */
function isAboutParameters(code: GrantCode): boolean {
  return code === 'method_not_listed' || code === 'account_not_listed'
}

function refusal(code: CaaCode, domain: string, property: CaaProperty | null): CaaVerdict {
  return { allowed: false, code, domain, record: property && propertyText(property) }
}
