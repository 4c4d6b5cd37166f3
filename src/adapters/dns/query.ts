import { randomInt } from 'node:crypto'
import { AUTHENTIC_DATA, CHECKING_DISABLED, DNSSEC_OK, encode, RECURSION_DESIRED } from 'dns-packet'
import type { RecordType } from '#ports/dns.ts'

/** What fits through every path without fragments (DNS flag day 2020); longer answers come over TCP. */
const UDP_PAYLOAD = 1232

const HEADER_LENGTH = 12

export interface Query {
  readonly name: string
  readonly type: RecordType
  readonly bytes: Buffer
}

/** A question with a random id, asking for DNSSEC validation and, with `unchecked`, for the answer despite its failure. */
export function buildQuery(name: string, type: RecordType, { unchecked = false } = {}): Query {
  const bytes = encode({
    type: 'query',
    id: randomInt(0x10000),
    flags: RECURSION_DESIRED | AUTHENTIC_DATA | (unchecked ? CHECKING_DISABLED : 0),
    questions: [{ type, name, class: 'IN' }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: UDP_PAYLOAD,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: DNSSEC_OK,
        flag_do: true,
        options: [],
      },
    ],
  })
  return { name, type, bytes }
}

/** Whether a message carries the query's id and repeats its one question; anything else may be forged. */
export function answersQuery(message: Buffer, query: Query): boolean {
  if (message.length < HEADER_LENGTH) return false
  const isResponse = (message[2]! & 0x80) !== 0
  const sameId = message.readUInt16BE(0) === query.bytes.readUInt16BE(0)
  return (
    isResponse && sameId && message.readUInt16BE(4) === 1 && question(message, query) === question(query.bytes, query)
  )
}

/** The question section, whose length the name decides: labels with their lengths, root, type, class. */
function question(message: Buffer, { name }: Query): string {
  return message.toString('latin1', HEADER_LENGTH, HEADER_LENGTH + name.length + 2 + 4).toLowerCase()
}

/** Whether the text can be put into a question: labels of 1 to 63 ASCII characters, 253 in all. */
export function isAskable(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => /^[!-~]{1,63}$/.test(label))
}
