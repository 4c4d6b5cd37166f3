import { SECOND } from '#domain/shared/time.ts'
import type { Dns, DnsAnswer, RecordType } from '#ports/dns.ts'
import { askByTcp, askByUdp } from './exchange.ts'
import { buildQuery, isAskable, type Query } from './query.ts'
import { isTruncated, readAnswer, type Reading } from './read-answer.ts'
import { systemResolvers, type ResolverAddress } from './resolvers.ts'

export interface DnsOptions {
  /** Recursive, DNSSEC-validating resolvers on a path that we trust, since their AD bit is believed. None: the system's. */
  readonly resolvers: readonly ResolverAddress[]
  /** For one exchange with one resolver. */
  readonly timeoutMs: number
  /** Rounds over the resolvers. */
  readonly tries: number
  /** For a whole look-up, however many resolvers and tries are configured. */
  readonly limitMs?: number
}

type Outcome = Pick<DnsAnswer, 'outcome' | 'records' | 'dnssec'>
type TimeLimit = () => AbortSignal

/** Asks each resolver in turn until one knows: a name, no name, no data, or broken DNSSEC. */
export function createDns(options: DnsOptions): Dns {
  const { timeoutMs, tries, limitMs = 10 * SECOND } = options
  const resolvers = options.resolvers.length > 0 ? options.resolvers : systemResolvers()
  const turns = Array.from({ length: tries }, () => resolvers).flat()

  return {
    async lookup(name, type) {
      const asked = name.toLowerCase().replace(/\.$/, '')
      if (!isAskable(asked)) return { ...failed('malformed'), resolver: '' }
      const end = performance.now() + limitMs
      const limit: TimeLimit = () =>
        AbortSignal.timeout(Math.max(1, Math.min(timeoutMs, Math.ceil(end - performance.now()))))

      let failure: DnsAnswer = { ...failed('timeout'), resolver: resolvers[0]?.host ?? '' }
      for (const resolver of turns) {
        if (performance.now() >= end) break
        const answer = { ...(await askResolver(resolver, asked, type, limit)), resolver: resolver.host }
        if (isConclusive(answer)) return answer
        // Silence after a word is not news: the page shows what the resolver said.
        if (answer.outcome !== 'timeout') failure = answer
      }
      return failure
    },
  }
}

/** SERVFAIL that turns into an answer when checking is disabled means that the zone's DNSSEC is broken (BR §3.2.2.8). */
async function askResolver(
  resolver: ResolverAddress,
  name: string,
  type: RecordType,
  limit: TimeLimit,
): Promise<Outcome> {
  const reading = await exchange(resolver, buildQuery(name, type), limit)
  if (reading?.outcome !== 'servfail') return outcomeOf(reading)
  const unchecked = await exchange(resolver, buildQuery(name, type, { unchecked: true }), limit)
  const answersUnchecked = unchecked !== null && isConclusive(unchecked)
  return answersUnchecked ? { outcome: 'bogus', records: [], dnssec: 'bogus' } : failed('servfail')
}

/** One question and its answer, over TCP where UDP cut it; null when none came. */
async function exchange(resolver: ResolverAddress, query: Query, limit: TimeLimit): Promise<Reading | null> {
  const brief = await askByUdp(resolver, query, limit()).catch(() => null)
  if (brief === null || !isTruncated(brief)) return brief && readAnswer(brief, query)
  const whole = await askByTcp(resolver, query, limit()).catch(() => null)
  return whole && readAnswer(whole, query)
}

function outcomeOf(reading: Reading | null): Outcome {
  if (reading === null) return failed('timeout')
  if (!isConclusive(reading)) return failed(reading.outcome)
  return { outcome: reading.outcome, records: reading.records, dnssec: reading.authenticated ? 'secure' : 'insecure' }
}

function failed(outcome: DnsAnswer['outcome']): Outcome {
  return { outcome, records: [], dnssec: 'unknown' }
}

function isConclusive({ outcome }: Pick<DnsAnswer, 'outcome'>): boolean {
  return outcome === 'found' || outcome === 'no_data' || outcome === 'nxdomain' || outcome === 'bogus'
}
