import type { Knex } from 'knex'
import type { Dns, DnsAnswer, DnsRecord, RecordType } from '#ports/dns.ts'

export interface DemoDnsOptions {
  readonly operator: Knex
  /** Endings that the demo's own zone answers for. */
  readonly suffixes: readonly string[]
  /** Who answers for the rest of the world. */
  readonly fallback: Dns
}

interface Row {
  readonly name: string
  readonly type: RecordType
  readonly value: string
}

/** Answers for the demo's endings from its own zone, which staff edit in the back office; asks the world for the rest. */
export function createDemoDns({ operator, suffixes, fallback }: DemoDnsOptions): Dns {
  const isOurs = (name: string) => suffixes.some((suffix) => name === suffix || name.endsWith(`.${suffix}`))
  return {
    lookup: async (asked, type) => {
      const name = asked.toLowerCase().replace(/\.$/, '')
      if (!isOurs(name)) return fallback.lookup(asked, type)
      const rows = await operator<Row>('demo_dns_records').where('name', name).select('name', 'type', 'value')
      return answer(rows, type)
    },
  }
}

/** A CNAME at the name stands for every type: only its own target is told, as it leads out of the zone. */
function answer(rows: readonly Row[], type: RecordType): DnsAnswer {
  const found = rows.filter((row) => row.type === type || row.type === 'CNAME').map(toRecord)
  const outcome = found.length > 0 ? 'found' : rows.length > 0 ? 'no_data' : 'nxdomain'
  return { outcome, records: found, dnssec: 'insecure', resolver: 'demo zone' }
}

function toRecord({ name, type, value }: Row): DnsRecord {
  const record = { name, type, ttl: 60, value }
  const [, flags, tag, property] = type === 'CAA' ? (/^(\d{1,3}) ([a-z0-9]+) "(.*)"$/i.exec(value) ?? []) : []
  if (flags === undefined || tag === undefined || property === undefined) return record
  return { ...record, caa: { flags: Number(flags), tag: tag.toLowerCase(), value: property } }
}
