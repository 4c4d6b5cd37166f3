import { CONTENT_TYPE } from '#domain/asn1/oids.ts'
import {
  declaredLength,
  DEFAULT_DER_LIMITS,
  DerError,
  readDer,
  type DerFields,
  type DerNode,
} from '#domain/asn1/read.ts'
import { contextTag, TAG } from '#domain/asn1/tags.ts'
import { readInteger, readOid } from '#domain/asn1/values.ts'

export type FileKind =
  'csr' | 'certificate' | 'private_key' | 'public_key' | 'pkcs7' | 'pkcs12' | 'java_keystore' | 'other_der' | 'unknown'

const JAVA_KEYSTORES = new Set(['feedfeed', 'cececece'])
const PKCS12_VERSION = 3n
const PEEKED_FIELDS = 5

/** Guesses what a file is from the outline of its structure, even when its end is missing. */
export function fileKindOf(bytes: Buffer): FileKind {
  if (JAVA_KEYSTORES.has(bytes.toString('hex', 0, 4))) return 'java_keystore'
  if (bytes[0] !== TAG.sequence) return 'unknown'
  try {
    return kindOfRoot(readDer(completed(bytes)))
  } catch (error) {
    if (error instanceof DerError) return 'unknown'
    throw error
  }
}

const OUTLINES: readonly { readonly pattern: RegExp; readonly kind: FileKind }[] = [
  { pattern: /^integer sequence octetString/, kind: 'private_key' },
  { pattern: /^integer octetString/, kind: 'private_key' },
  { pattern: /^integer integer (integer|missing)/, kind: 'private_key' },
  { pattern: /^integer integer$/, kind: 'public_key' },
  { pattern: /^integer sequence/, kind: 'pkcs12' },
  { pattern: /^sequence octetString$/, kind: 'private_key' },
  { pattern: /^sequence bitString$/, kind: 'public_key' },
  { pattern: /^oid/, kind: 'pkcs7' },
]

/** The contents of what an authority or a holder has signed. */
const SIGNED_OUTLINES: typeof OUTLINES = [
  { pattern: /^context integer sequence/, kind: 'certificate' },
  { pattern: /^integer sequence sequence sequence/, kind: 'certificate' },
  { pattern: /^integer sequence( sequence)?( context| missing|$)/, kind: 'csr' },
]

function kindOfRoot(root: DerNode): FileKind {
  const { fields, outline } = peek(root)
  const [first] = fields
  if (first === undefined) return 'other_der'
  const isSigned = /^sequence (sequence bitString$|missing)/.test(outline)
  const kind = isSigned ? matched(peek(first).outline, SIGNED_OUTLINES) : matched(outline, OUTLINES)
  return agrees(kind, first) ? kind : 'other_der'
}

function matched(outline: string, outlines: typeof OUTLINES): FileKind {
  return outlines.find(({ pattern }) => pattern.test(outline))?.kind ?? 'other_der'
}

/** Where the outline is shared with other things, the first field tells. */
function agrees(kind: FileKind, first: DerNode): boolean {
  if (kind === 'pkcs12') return readInteger(first) === PKCS12_VERSION
  return kind !== 'pkcs7' || Object.values<string>(CONTENT_TYPE).includes(readOid(first))
}

/** The first fields, and their types in words; `missing` stands where the bytes are no values any more. */
function peek(node: DerNode): { readonly fields: readonly DerNode[]; readonly outline: string } {
  const rest = node.fields()
  const fields: DerNode[] = []
  const words: string[] = []
  while (!rest.isEmpty && fields.length < PEEKED_FIELDS && words.at(-1) !== MISSING) {
    const field = takeOrNull(rest)
    if (field !== null) fields.push(field)
    words.push(field === null ? MISSING : (WORDS.get(field.tag) ?? 'other'))
  }
  return { fields, outline: words.join(' ') }
}

function takeOrNull(fields: DerFields): DerNode | null {
  try {
    return fields.take()
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

const MISSING = 'missing'
const WORDS = new Map<number, string>([
  [TAG.integer, 'integer'],
  [TAG.bitString, 'bitString'],
  [TAG.octetString, 'octetString'],
  [TAG.oid, 'oid'],
  [TAG.sequence, 'sequence'],
  [contextTag(0, 'constructed'), 'context'],
])

/** Cut to the length that the header declares, or filled up to it with zeros. */
function completed(bytes: Buffer): Buffer {
  const length = declaredLength(bytes) ?? bytes.length
  if (length <= bytes.length) return bytes.subarray(0, length)
  return length <= DEFAULT_DER_LIMITS.bytes ? Buffer.concat([bytes], length) : bytes
}
