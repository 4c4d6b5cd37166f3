import { createHash, randomBytes } from 'node:crypto'

/** Ids of one millisecond are numbered, so that what this process writes keeps its order (RFC 9562 §6.2, method 1). */
const last = { time: 0, number: 0 }
const MOST_A_MILLISECOND = 0xfff

/** A new row's id: UUID version 7, so that rows written together lie together. */
export function newId(now: Date): string {
  const time = now.getTime()
  last.number = time === last.time ? (last.number + 1) & MOST_A_MILLISECOND : 0
  last.time = time
  const bytes = randomBytes(16)
  bytes.writeUIntBE(time, 0, 6)
  bytes.writeUInt16BE(0x7000 | last.number, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A secret for a link or a cookie: 256 random bits as URL-safe text. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
