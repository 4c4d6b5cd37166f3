import { createHash } from 'node:crypto'
import { readDer } from '#domain/asn1/read.ts'
import { readBitStringBytes } from '#domain/asn1/values.ts'

/** The key bits of a SubjectPublicKeyInfo, without tag, length and unused-bit octet: what identifiers are made of. */
export function keyBits(spki: Buffer): Buffer {
  const parts = readDer(spki).fields()
  parts.take()
  return readBitStringBytes(parts.take())
}

/** Names a key inside certificates: the left-most 160 bits of its SHA-256 (RFC 7093 §2, method 1). */
export function keyIdentifier(spki: Buffer): Buffer {
  return createHash('sha256').update(keyBits(spki)).digest().subarray(0, 20)
}
