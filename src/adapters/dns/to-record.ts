import type { Answer, CaaData, TxtData } from 'dns-packet'
import type { DnsRecord } from '#ports/dns.ts'

/** A decoded resource record in the port's words; throws for a type we never ask for and for a malformed CAA property. */
export function toRecord(answer: Answer): DnsRecord {
  const named = { name: answer.name.toLowerCase(), ttl: 'ttl' in answer ? (answer.ttl ?? 0) : 0 }
  switch (answer.type) {
    case 'A':
    case 'AAAA':
    case 'CNAME':
      return { ...named, type: answer.type, value: answer.data }
    case 'TXT':
      return { ...named, type: 'TXT', value: joinStrings(answer.data) }
    case 'MX':
      return { ...named, type: 'MX', value: `${answer.data.preference ?? 0} ${answer.data.exchange}` }
    case 'CAA':
      return { ...named, type: 'CAA', ...readCaa(answer.data) }
    default:
      throw new Error(`unexpected record type ${answer.type}`)
  }
}

/** The character strings of one TXT record are one text (RFC 7208 §3.3 and every CA's practice). */
function joinStrings(data: TxtData): string {
  const parts = [data].flat().map((part) => (typeof part === 'string' ? Buffer.from(part) : part))
  return Buffer.concat(parts).toString('utf8')
}

function readCaa(data: CaaData): Required<Pick<DnsRecord, 'value' | 'caa'>> {
  const { flags = 0, value } = data
  const tag = data.tag.toLowerCase()
  // RFC 8659 §4.1: anything else is not a property, and guessing at it might open what its owner closed.
  if (!/^[a-z0-9]{1,255}$/.test(tag)) throw new Error('malformed CAA tag')
  return { value: `${flags} ${tag} "${value}"`, caa: { flags, tag, value } }
}
