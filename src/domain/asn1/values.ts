import { isUtf8 } from 'node:buffer'
import { DerError, type DerNode } from '#domain/asn1/read.ts'
import { TAG } from '#domain/asn1/tags.ts'

const MAXIMUM_OID_BYTES = 128
const LONE_SURROGATE = /\p{Surrogate}/u

/** The value of a universal primitive type. Each function refuses another type and any encoding that DER forbids. */
export function readBoolean(node: DerNode): boolean {
  const content = contentOf(node, TAG.boolean)
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw new DerError('bad_value', node.start)
  return content[0] === 0xff
}

export function readNull(node: DerNode): void {
  if (contentOf(node, TAG.null).length > 0) throw new DerError('bad_value', node.start)
}

export function readInteger(node: DerNode): bigint {
  return integerIn(node, TAG.integer)
}

/** The bytes of a BIT STRING made of whole bytes, as keys and signatures are. */
export function readBitStringBytes(node: DerNode): Buffer {
  const content = contentOf(node, TAG.bitString)
  if (content[0] !== 0) throw new DerError('bad_value', node.start)
  return content.subarray(1)
}

export function readOid(node: DerNode): string {
  const content = contentOf(node, TAG.oid)
  const last = content.at(-1)
  if (last === undefined || last >= 0x80 || content.length > MAXIMUM_OID_BYTES) {
    throw new DerError('bad_value', node.start)
  }
  let dotted = ''
  for (let at = 0; at < content.length;) {
    if (content[at] === 0x80) throw new DerError('bad_value', node.start)
    const from = at
    while ((content[at] ?? 0) >= 0x80) at += 1
    at += 1
    const arc = readArc(content.subarray(from, at))
    dotted = dotted === '' ? firstTwoArcs(arc) : `${dotted}.${arc}`
  }
  return dotted
}

/** Text of any of the string types that names may have (RFC 5280 §4.1.2.4); bytes outside the type's alphabet are refused. */
export function readText(node: DerNode): string {
  const { content } = node
  switch (node.tag) {
    case TAG.utf8String:
      if (!isUtf8(content)) throw new DerError('bad_value', node.start)
      return content.toString('utf8')
    case TAG.printableString:
    case TAG.numericString:
    case TAG.ia5String:
      return readAscii(node)
    case TAG.teletexString:
      return content.toString('latin1')
    case TAG.bmpString:
      return readBmp(node)
    case TAG.universalString:
      return readUniversal(node)
    default:
      throw new DerError('unexpected', node.start)
  }
}

/** Seven-bit text, whatever the tag: the IMPLICIT IA5Strings of a GeneralName have tags of their own. */
export function readAscii(node: DerNode): string {
  const { content } = node
  if (content.some((byte) => byte >= 0x80)) throw new DerError('bad_value', node.start)
  return content.toString('latin1')
}

/** Refuses what no value of its type looks like, in a value that nobody reads; strings are taken as they are. */
export function refuseMalformed(node: DerNode): void {
  switch (node.tag) {
    case TAG.boolean:
      readBoolean(node)
      break
    case TAG.integer:
    case TAG.enumerated:
      integerIn(node, node.tag)
      break
    case TAG.null:
      readNull(node)
      break
    case TAG.oid:
      readOid(node)
      break
    case TAG.bitString:
      if ((node.content[0] ?? 8) > 7) throw new DerError('bad_value', node.start)
      break
    case TAG.bmpString:
    case TAG.universalString:
      readText(node)
      break
  }
}

function integerIn(node: DerNode, tag: number): bigint {
  const content = contentOf(node, tag)
  const [first = 0, second = 0] = content
  const padded = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
  if (content.length === 0 || padded) throw new DerError('bad_value', node.start)
  const magnitude = BigInt(`0x${content.toString('hex')}`)
  return first < 0x80 ? magnitude : magnitude - (1n << BigInt(8 * content.length))
}

function readBmp(node: DerNode): string {
  if (node.content.length % 2 !== 0) throw new DerError('bad_value', node.start)
  const text = Buffer.from(node.content).swap16().toString('utf16le')
  if (LONE_SURROGATE.test(text)) throw new DerError('bad_value', node.start)
  return text
}

function readUniversal(node: DerNode): string {
  const { content } = node
  if (content.length % 4 !== 0) throw new DerError('bad_value', node.start)
  let text = ''
  for (let at = 0; at < content.length; at += 4) {
    const point = content.readUInt32BE(at)
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) throw new DerError('bad_value', node.start)
    text += String.fromCodePoint(point)
  }
  return text
}

function contentOf(node: DerNode, tag: number): Buffer {
  if (node.tag !== tag) throw new DerError('unexpected', node.start)
  return node.content
}

/** Arcs made of UUIDs (2.25.…) do not fit a number. */
function readArc(bytes: Buffer): number | bigint {
  if (bytes.length <= 7) return bytes.reduce((arc, byte) => arc * 0x80 + (byte & 0x7f), 0)
  return bytes.reduce((arc, byte) => (arc << 7n) | BigInt(byte & 0x7f), 0n)
}

/** X.690 §8.19.4: the first two arcs share a subidentifier. */
function firstTwoArcs(joint: number | bigint): string {
  if (joint < 40) return `0.${joint}`
  if (joint < 80) return `1.${Number(joint) - 40}`
  return `2.${BigInt(joint) - 80n}`
}
