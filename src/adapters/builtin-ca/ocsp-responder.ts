import { createHash } from 'node:crypto'
import { DerError } from '#domain/asn1/read.ts'
import { readOcspRequest, type CertId, type OcspRequest } from '#domain/certificates/ocsp-request.ts'
import { OCSP_ERRORS, ocspContent, ocspResponse, type OcspStatus } from '#domain/certificates/ocsp-response.ts'
import { addDays, SECOND } from '#domain/shared/time.ts'
import type { Authority } from './authority.ts'
import type { BuiltinCaOptions } from './options.ts'
import { findIssued, type Entry } from './register.ts'
import { ShortCache } from './short-cache.ts'
import { signContent } from './signer.ts'

export interface PublishedBytes {
  readonly der: Buffer
  readonly headers: Readonly<Record<string, string>>
}

const VALID_DAYS = 1
/** A revocation has to show within a minute, in front of every cache, so neither we nor a cache keep an answer longer. */
const FRESH_SECONDS = 25
const MOST_ANSWERS = 5_000
const CONTENT_TYPE = { 'content-type': 'application/ocsp-response' }
const NOT_CACHED = { ...CONTENT_TYPE, 'cache-control': 'no-store' }

/**
 * Answers OCSP requests (RFC 6960, RFC 5019). The authority's own key signs: one certificate less to renew, and its
 * signature is checked with what the client has already. Answers without a nonce are signed once and given to
 * everybody who asks the same meanwhile.
 */
export function ocspResponder(
  options: BuiltinCaOptions,
): (authority: Authority, requestDer: Buffer) => Promise<PublishedBytes> {
  const answers = new ShortCache<PublishedBytes>(FRESH_SECONDS * SECOND, MOST_ANSWERS)
  return async (authority, requestDer) => {
    const request = readOrNull(requestDer)
    if (!request) return unsigned('malformed')
    const at = options.clock()
    if (request.nonce) return { der: await answer(options, authority, request, at), headers: NOT_CACHED }

    const key = `${authority.code} ${requestDer.toString('base64')}`
    const known = answers.get(key, at)
    if (known) return known
    const der = await answer(options, authority, request, at)
    return answers.put(key, { der, headers: cacheable(der, at) }, at)
  }
}

export function unsigned(error: keyof typeof OCSP_ERRORS): PublishedBytes {
  return { der: OCSP_ERRORS[error], headers: NOT_CACHED }
}

async function answer(
  { operator }: BuiltinCaOptions,
  authority: Authority,
  { certIds, nonce }: OcspRequest,
  at: Date,
): Promise<Buffer> {
  const ours = certIds.filter((certId) => isOf(authority, certId))
  const issued = await findIssued(
    operator,
    authority.id,
    ours.map(({ serial }) => serial),
  )
  const statuses = certIds.map((certId) => ({
    certId: certId.der,
    status: statusOf(ours.includes(certId) ? issued.get(certId.serial) : undefined),
  }))
  const content = ocspContent({
    responderKeyHash: authority.ocspNames.sha1.key,
    thisUpdate: at,
    nextUpdate: addDays(at, VALID_DAYS),
    statuses,
    nonce,
  })
  return ocspResponse(await signContent(content, authority.key, authority.issuer.scheme))
}

function isOf({ ocspNames }: Authority, { hash, issuerNameHash, issuerKeyHash }: CertId): boolean {
  return hash !== null && ocspNames[hash].name.equals(issuerNameHash) && ocspNames[hash].key.equals(issuerKeyHash)
}

function statusOf(entry: Entry | undefined): OcspStatus {
  if (!entry) return { state: 'unknown' }
  const { revoked_at: at, revocation_reason: reason } = entry
  return at && reason ? { state: 'revoked', at, reason } : { state: 'good' }
}

/** RFC 5019 §6.2, but for a much shorter `max-age`. */
function cacheable(der: Buffer, at: Date): Readonly<Record<string, string>> {
  return {
    ...CONTENT_TYPE,
    'cache-control': `max-age=${FRESH_SECONDS}, public, no-transform, must-revalidate`,
    'last-modified': at.toUTCString(),
    expires: addDays(at, VALID_DAYS).toUTCString(),
    etag: `"${createHash('sha1').update(der).digest('hex')}"`,
  }
}

function readOrNull(requestDer: Buffer): OcspRequest | null {
  try {
    return readOcspRequest(requestDer)
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}
