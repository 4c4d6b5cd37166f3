import type { Expectation, Observation } from './domain-validation.ts'
import type { SeenAnswer, SeenPage, SeenRecord } from './seen.ts'

/**
 * Each reason with what it means: `not_yet` may come right by itself, `wrong` wants something changed. The follow-up
 * page has a sentence for each at `validation.observations.<code>`.
 */
export const OBSERVATIONS = {
  found: 'valid',
  no_record: 'not_yet',
  nxdomain: 'not_yet',
  servfail: 'not_yet',
  timeout: 'not_yet',
  malformed_answer: 'not_yet',
  other_value: 'wrong',
  dnssec_bogus: 'wrong',
  no_address: 'not_yet',
  connection_failed: 'not_yet',
  no_file: 'not_yet',
  refused_address: 'wrong',
  tls_failed: 'wrong',
  redirect: 'wrong',
  wrong_status: 'wrong',
  wrong_body: 'wrong',
  too_large: 'wrong',
} as const satisfies Record<string, Observation['verdict']>
export type ObservationCode = keyof typeof OBSERVATIONS

export interface JudgedObservation extends Observation {
  readonly code: ObservationCode
}

/** Compares a DNS answer with the record that was asked for. */
export function judgeRecord(
  method: 'dns_txt' | 'dns_cname',
  expected: Expectation,
  answer: SeenAnswer,
): JudgedObservation {
  const values = method === 'dns_txt' ? textsOf(answer) : targetsOf(answer, expected.location)
  const wanted = method === 'dns_txt' ? expected.value : bareName(expected.value)
  return observation(recordCode(answer, values, wanted), values, answer.resolver)
}

function recordCode(answer: SeenAnswer, values: readonly string[], wanted: string): ObservationCode {
  if (answer.dnssec === 'bogus') return 'dnssec_bogus'
  if (answer.outcome !== 'found') return DNS_FAILURES[answer.outcome]
  if (values.length === 0) return 'no_record'
  return values.includes(wanted) ? 'found' : 'other_value'
}

const DNS_FAILURES = {
  no_data: 'no_record',
  nxdomain: 'nxdomain',
  servfail: 'servfail',
  bogus: 'dnssec_bogus',
  timeout: 'timeout',
  malformed: 'malformed_answer',
} as const satisfies Record<Exclude<SeenAnswer['outcome'], 'found'>, ObservationCode>

function textsOf({ records }: SeenAnswer): readonly string[] {
  return records.filter(({ type }) => type === 'TXT').map(({ value }) => value.trim())
}

/** Only the record at the place itself: where its target leads on to proves nothing. */
function targetsOf({ records }: SeenAnswer, location: string): readonly string[] {
  const isThere = ({ type, name }: SeenRecord) => type === 'CNAME' && bareName(name) === bareName(location)
  return records.filter(isThere).map(({ value }) => bareName(value))
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

/** Compares a fetched file with the one that was asked for: every line of it must stand there (BR §3.2.2.4.18). */
export function judgeFile(expected: Expectation, page: SeenPage): JudgedObservation {
  if (page.outcome !== 'answered') return observation(WEB_FAILURES[page.outcome], [page.detail], page.url)
  const code = fileCode(expected, page)
  return observation(code, code === 'wrong_body' ? [page.body] : [String(page.status), ...page.redirects], page.url)
}

function fileCode({ value }: Expectation, page: SeenPage & { outcome: 'answered' }): ObservationCode {
  if (![...page.redirects, page.url].every(isOnAuthorisedPort)) return 'redirect'
  if (page.status >= 300 && page.status < 400) return 'redirect'
  if (page.status === 404 || page.status === 410) return 'no_file'
  if (page.status < 200 || page.status >= 300) return 'wrong_status'

  const lines = new Set(page.body.split('\n').map((line) => line.trim()))
  return value.split('\n').every((line) => lines.has(line)) ? 'found' : 'wrong_body'
}

const WEB_FAILURES = {
  refused_address: 'refused_address',
  no_address: 'no_address',
  connection_failed: 'connection_failed',
  timeout: 'timeout',
  tls_failed: 'tls_failed',
  too_large: 'too_large',
  bad_redirect: 'redirect',
  too_many_redirects: 'redirect',
} as const satisfies Record<Exclude<SeenPage['outcome'], 'answered'>, ObservationCode>

/** Redirects may only lead to web ports (DCV-03). */
function isOnAuthorisedPort(url: string): boolean {
  return ['', '80', '443'].includes(new URL(url).port)
}

/** Shown on the follow-up page: never more of a stranger's answer than fits there. */
function observation(code: ObservationCode, seen: readonly string[], source: string): JudgedObservation {
  return { verdict: OBSERVATIONS[code], code, seen: seen.slice(0, 10).map((text) => text.slice(0, 200)), source }
}
