import { createHash } from 'node:crypto'
import { readDer } from '#domain/asn1/read.ts'
import { contextTag, TAG } from '#domain/asn1/tags.ts'
import { readBitStringBytes, readInteger } from '#domain/asn1/values.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { readPublicKey } from '#domain/csr/public-key.ts'
import { readRequestAttributes } from '#domain/csr/requested-extensions.ts'
import { readSignature } from '#domain/csr/signature.ts'
import { readSubject } from '#domain/csr/subject.ts'

/** Well-formed, but of a version that does not exist: RFC 2986 knows only version 0. */
export class UnsupportedVersion extends Error {
  override readonly name = 'UnsupportedVersion'
}

/** Reads the DER of a request and tries its signature. Throws `DerError` or `UnsupportedVersion`, nothing else. */
export function parseCsr(der: Buffer): ParsedCsr {
  const request = readDer(der).fields()
  const info = request.take(TAG.sequence)
  const algorithm = request.take(TAG.sequence)
  const signature = readBitStringBytes(request.take())
  request.close()

  const parts = info.fields()
  if (readInteger(parts.take()) !== 0n) throw new UnsupportedVersion()
  const subject = readSubject(parts.take())
  const spki = parts.take(TAG.sequence)
  const attributes = parts.takeIf(contextTag(0, 'constructed'))
  parts.close()

  const { key, handle } = readPublicKey(spki)
  return {
    pem: armoured(der),
    derSha256: hexDigest('sha256', der),
    derMd5: hexDigest('md5', der),
    spkiSha256: hexDigest('sha256', spki.encoded),
    subject,
    ...readRequestAttributes(attributes),
    key,
    signature: readSignature(algorithm, info.encoded, signature, handle),
  }
}

function hexDigest(algorithm: 'sha256' | 'md5', bytes: Buffer): string {
  return createHash(algorithm).update(bytes).digest('hex')
}

function armoured(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE REQUEST-----\n${lines.join('\n')}\n-----END CERTIFICATE REQUEST-----\n`
}
