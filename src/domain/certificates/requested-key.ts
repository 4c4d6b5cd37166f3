import { readDer } from '#domain/asn1/read.ts'
import { TAG } from '#domain/asn1/tags.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'

/** The SubjectPublicKeyInfo of a request that was read before, byte for byte. */
export function requestedKey({ pem }: ParsedCsr): Buffer {
  const der = Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')
  const info = readDer(der).fields().take(TAG.sequence).fields()
  info.take(TAG.integer)
  info.take(TAG.sequence)
  return info.take(TAG.sequence).encoded
}
