/** Writes DER (X.690). Every function gives one complete tag-length-value. */

const EMPTY = Buffer.alloc(0)
const GENERALIZED_TIME_FROM_YEAR = 2050

/** One value under a tag octet; several parts are laid one after another. */
export function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  return joined(tag, parts)
}

function joined(tag: number, parts: readonly Buffer[]): Buffer {
  let length = 0
  for (const part of parts) length += part.length
  const header = headerSize(length)
  const out = Buffer.allocUnsafe(header + length)
  out[0] = tag
  if (header === 2) out[1] = length
  else {
    out[1] = 0x80 | (header - 2)
    out.writeUIntBE(length, 2, header - 2)
  }
  let offset = header
  for (const part of parts) offset += part.copy(out, offset)
  return out
}

function headerSize(length: number): number {
  if (length < 0x80) return 2
  if (length < 0x100) return 3
  if (length < 0x1_0000) return 4
  return length < 0x100_0000 ? 5 : 6
}

export const seq = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts)
/** For lists of any length: an engine takes only so many arguments. */
export const seqOf = (parts: readonly Buffer[]): Buffer => joined(0x30, parts)
export const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts)
export const octets = (content: Buffer): Buffer => tagged(0x04, content)
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'))
export const printable = (text: string): Buffer => tagged(0x13, Buffer.from(text, 'latin1'))
export const ia5 = (text: string): Buffer => tagged(0x16, Buffer.from(text, 'latin1'))

/** `[n]` around complete values (EXPLICIT), or in place of the tag of a constructed one (IMPLICIT). */
export const context = (number: number, ...parts: readonly Buffer[]): Buffer => tagged(0xa0 | number, ...parts)

/** `[n]` in place of the tag of a primitive value (IMPLICIT). */
export const contextPrimitive = (number: number, content: Buffer = EMPTY): Buffer => tagged(0x80 | number, content)

export const NULL = Buffer.of(0x05, 0x00)
export const TRUE = Buffer.of(0x01, 0x01, 0xff)

/** A whole-octet BIT STRING, as keys and signatures are. */
export const bits = (content: Buffer): Buffer => tagged(0x03, Buffer.of(0), content)

/** A BIT STRING of named flags: the trailing zero bits are left out (X.690 §11.2.2). */
export function flags(positions: Iterable<number>): Buffer {
  const chosen = [...positions]
  if (chosen.length === 0) return Buffer.of(0x03, 0x01, 0x00)
  const highest = Math.max(...chosen)
  const content = Buffer.alloc((highest >> 3) + 2)
  content[0] = 7 - (highest & 7)
  for (const position of chosen) {
    const octet = (position >> 3) + 1
    content[octet] = (content[octet] ?? 0) | (0x80 >> (position & 7))
  }
  return tagged(0x03, content)
}

/** A non-negative INTEGER, given as a number, a bigint or big-endian hex digits. */
export function int(value: number | bigint | string): Buffer {
  const digits = typeof value === 'string' ? value : value.toString(16)
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
  if (bytes.length * 2 < digits.length || bytes.length === 0) throw new Error(`not a non-negative integer: ${value}`)
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start++
  const trimmed = bytes.subarray(start)
  return (trimmed[0] ?? 0) & 0x80 ? tagged(0x02, Buffer.of(0), trimmed) : tagged(0x02, trimmed)
}

export const enumerated = (value: number): Buffer => tagged(0x0a, Buffer.of(value))

/** An OBJECT IDENTIFIER from dotted text; arcs may be as large as the UUID arcs of 2.25. */
export function oid(dotted: string): Buffer {
  const known = OIDS.get(dotted)
  if (known) return known
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  const encoded = tagged(0x06, Buffer.from([first * 40n + second, ...rest].flatMap(base128)))
  OIDS.set(dotted, encoded)
  return encoded
}

/** A program writes few different identifiers, and those in every certificate. */
const OIDS = new Map<string, Buffer>()

function base128(arc: bigint): number[] {
  const digits = [Number(arc & 0x7fn)]
  for (let left = arc >> 7n; left > 0n; left >>= 7n) digits.unshift(Number(left & 0x7fn) | 0x80)
  return digits
}

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). Fractions of a second are dropped. */
export function time(at: Date): Buffer {
  if (at.getUTCFullYear() >= GENERALIZED_TIME_FROM_YEAR) return generalizedTime(at)
  return tagged(0x17, Buffer.from(compact(at).slice(2), 'latin1'))
}

export const generalizedTime = (at: Date): Buffer => tagged(0x18, Buffer.from(compact(at), 'latin1'))

const compact = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
