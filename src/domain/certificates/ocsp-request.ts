import { ALGORITHM, EXTENSION } from '#domain/asn1/oids.ts'
import { DerError, readDer, type DerNode } from '#domain/asn1/read.ts'
import { contextTag, TAG } from '#domain/asn1/tags.ts'
import { readBoolean, readOid } from '#domain/asn1/values.ts'

/** One certificate that is asked about. */
export interface CertId {
  /** As it came: the response repeats it. */
  readonly der: Buffer
  /** Null for a hash that this responder does not compute: no certificate can then be found. */
  readonly hash: 'sha1' | 'sha256' | null
  readonly issuerNameHash: Buffer
  readonly issuerKeyHash: Buffer
  /** Lower-case hexadecimal without sign octet. */
  readonly serial: string
}

export interface OcspRequest {
  readonly certIds: readonly CertId[]
  /** The whole nonce extension, to be repeated; null when none was sent. */
  readonly nonce: Buffer | null
}

const HASHES: ReadonlyMap<string, 'sha1' | 'sha256'> = new Map([
  [ALGORITHM.sha1, 'sha1'],
  [ALGORITHM.sha256, 'sha256'],
])
const LIMITS = { bytes: 8_192, depth: 12, nodes: 600 }
const MAXIMUM_CERT_IDS = 16
/** RFC 9654 §2.1 */
const MAXIMUM_NONCE = 128

/** Reads an OCSPRequest (RFC 6960 §4.1); signatures of requestors are not asked for and not checked. Throws `DerError`. */
export function readOcspRequest(der: Buffer): OcspRequest {
  const tbs = readDer(der, LIMITS).fields().take(TAG.sequence).fields()
  tbs.takeIf(contextTag(0, 'constructed'))
  tbs.takeIf(contextTag(1, 'constructed'))
  const list = tbs.take(TAG.sequence)
  const extensions = tbs.takeIf(contextTag(2, 'constructed'))
  tbs.close()

  const certIds = [...list.fields().rest()].map((request) => readCertId(request.fields().take(TAG.sequence)))
  if (certIds.length === 0 || certIds.length > MAXIMUM_CERT_IDS) throw new DerError('bad_value', list.start)
  return { certIds, nonce: extensions === null ? null : findNonce(extensions.wrapped()) }
}

function readCertId(certId: DerNode): CertId {
  const parts = certId.fields()
  const hash = HASHES.get(readOid(parts.take().fields().take())) ?? null
  const issuerNameHash = parts.take(TAG.octetString).content
  const issuerKeyHash = parts.take(TAG.octetString).content
  const serial = parts
    .take(TAG.integer)
    .content.toString('hex')
    .replace(/^00(?=.)/, '')
  parts.close()
  return { der: certId.encoded, hash, issuerNameHash, issuerKeyHash, serial }
}

function findNonce(extensions: DerNode): Buffer | null {
  for (const extension of extensions.fields().rest()) {
    const parts = extension.fields()
    if (readOid(parts.take()) !== EXTENSION.ocspNonce) continue
    const critical = parts.takeIf(TAG.boolean)
    if (critical) readBoolean(critical)
    const nonce = parts.take(TAG.octetString).wrapped()
    if (nonce.tag !== TAG.octetString || nonce.content.length === 0 || nonce.content.length > MAXIMUM_NONCE) {
      throw new DerError('bad_value', nonce.start)
    }
    return extension.encoded
  }
  return null
}
