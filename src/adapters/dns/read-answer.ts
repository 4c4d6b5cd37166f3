import { decode, type Answer, type DecodedPacket } from 'dns-packet'
import type { DnsOutcome, DnsRecord } from '#ports/dns.ts'
import type { Query } from './query.ts'
import { toRecord } from './to-record.ts'

export interface Reading {
  readonly outcome: Extract<DnsOutcome, 'found' | 'no_data' | 'nxdomain' | 'servfail' | 'malformed'>
  readonly records: readonly DnsRecord[]
  /** The AD bit: the resolver validated every signature. */
  readonly authenticated: boolean
}

const NOERROR = 0
const NXDOMAIN = 3

/** Reads a resolver's message as the answer to the query. */
export function readAnswer(message: Buffer, query: Query): Reading {
  try {
    const packet = decode(answersOnly(message))
    if (decode.bytes > message.length) throw new Error('cut short')
    return readPacket(packet, query)
  } catch {
    return { outcome: 'malformed', records: [], authenticated: false }
  }
}

export function isTruncated(message: Buffer): boolean {
  return (message[2]! & 0x02) !== 0
}

/** Without the authority and additional sections, which we don't use and need not trust a parser with. */
function answersOnly(message: Buffer): Buffer {
  const copy = Buffer.from(message)
  copy.fill(0, 8, 12)
  return copy
}

function readPacket(packet: DecodedPacket, query: Query): Reading {
  const code = (packet.flags ?? 0) & 0x0f
  const authenticated = packet.flag_ad
  if (code !== NOERROR && code !== NXDOMAIN) return { outcome: 'servfail', records: [], authenticated }
  const answers = packet.answers ?? []
  // A referral from a server that doesn't resolve for us says nothing about the name, least of all "no such record".
  if (answers.length === 0 && !packet.flag_ra && !packet.flag_aa)
    return { outcome: 'servfail', records: [], authenticated }

  const records = followAliases(answers, query)
  if (code === NXDOMAIN) return { outcome: 'nxdomain', records, authenticated }
  const found = records.some((record) => record.type === query.type)
  return { outcome: found ? 'found' : 'no_data', records, authenticated }
}

/** The records of the asked name, or of the name that its CNAMEs lead to; throws when they lead back. */
function followAliases(answers: readonly Answer[], query: Query): DnsRecord[] {
  const followed: DnsRecord[] = []
  const visited = new Set<string>()
  let name = query.name
  for (;;) {
    if (visited.has(name)) throw new Error('CNAME loop')
    visited.add(name)
    const here = answers.filter((answer) => sameName(answer.name, name))
    const asked = here.filter((answer) => answer.type === query.type)
    const alias = here.find((answer) => answer.type === 'CNAME')
    if (asked.length > 0 || !alias) return [...followed, ...asked.map(toRecord)]
    const record = toRecord(alias)
    followed.push(record)
    name = record.value.toLowerCase()
  }
}

function sameName(owner: string, name: string): boolean {
  return owner.toLowerCase() === name
}
