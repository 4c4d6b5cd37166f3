import { createHash } from 'node:crypto'
import { DerError } from '#domain/asn1/read.ts'
import { isSignedBy, readCertificate } from '#domain/certificates/certificate-reader.ts'
import { leafContent } from '#domain/certificates/leaf.ts'
import { lintCertificate } from '#domain/certificates/lint.ts'
import type { LintExpectations } from '#domain/certificates/lint/finding.ts'
import { profileCode, PROFILES } from '#domain/certificates/profile.ts'
import type { Psd2Attributes } from '#domain/certificates/qc-statements.ts'
import { requestedKey } from '#domain/certificates/requested-key.ts'
import { signedStructure } from '#domain/certificates/signature.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import type { CertificateRequest } from '#ports/certificate-authority.ts'
import type { Authority } from './authority.ts'
import type { BuiltinCaOptions } from './options.ts'
import { findEntryByKey, lockEntry, markIssued, markRefused, recordPlan, type Entry, type Plan } from './register.ts'
import { newSerial, signContent } from './signer.ts'

/** A request, with what only PSD2 orders know besides. */
export type BuiltinRequest = CertificateRequest & { readonly psd2?: Psd2Attributes }

const UNSIGNED = Buffer.of(0)

/**
 * Carries a request out, or goes on where an earlier try of it stopped: what will be signed is written down first, then
 * judged, then signed, under a lock on its row, so that no serial number is ever delivered with two signatures.
 */
export async function issue(options: BuiltinCaOptions, authority: Authority, request: BuiltinRequest): Promise<string> {
  const requestSha256 = digestOf(request)
  const entry =
    (await findEntryByKey(options.operator, request)) ?? (await plan(options, authority, request, requestSha256))
  if (entry.request_sha256 !== requestSha256) {
    throw new Error(`${request.reference} version ${request.sequence} was submitted before with another content`)
  }
  if (entry.state === 'planned') await carryOut(options, authority, request, entry.id)
  return entry.id
}

async function plan(
  options: BuiltinCaOptions,
  authority: Authority,
  request: BuiltinRequest,
  requestSha256: string,
): Promise<Entry> {
  const { reference, sequence } = request
  const plannedAt = options.clock()
  const outcome = planned(options, authority, request, plannedAt)
  await recordPlan(options.operator, { reference, sequence, caId: authority.id, requestSha256, plannedAt, outcome })
  const entry = await findEntryByKey(options.operator, request)
  if (!entry) throw new Error(`the plan of ${reference} version ${sequence} was not kept`)
  return entry
}

function planned(options: BuiltinCaOptions, authority: Authority, request: BuiltinRequest, at: Date): Plan['outcome'] {
  const reading = readCsrText(request.csrPem)
  if (!reading.ok) return { refusal: `csr_${reading.fault.code}` }
  if (reading.csr.signature.verdict !== 'valid') return { refusal: 'csr_signature_invalid' }

  const serial = newSerial()
  const spki = requestedKey(reading.csr)
  const isRsa = reading.csr.key.type === 'rsa'
  const leaf = { ...request, ...judgedBy(options, request, at), spki, isRsa }
  return { serial, content: leafContent(leaf, authority.issuer, serial, at) }
}

async function carryOut(
  options: BuiltinCaOptions,
  authority: Authority,
  request: BuiltinRequest,
  entryId: string,
): Promise<void> {
  await options.operator.transaction(async (trx) => {
    const { state, content } = await lockEntry(trx, entryId)
    if (state !== 'planned' || !content) return

    const at = options.clock()
    const faults = judge(content, authority, request, { ...judgedBy(options, request, at), at })
    if (faults.length > 0) return markRefused(trx, entryId, faults.join(', '))

    const der = await signContent(content, authority.key, authority.issuer.scheme)
    if (!isSignedBy(readCertificate(der), authority.certificate)) throw new Error('a signature came out wrong')
    await markIssued(trx, entryId, der, at)
  })
}

/** Reads what is about to be signed as if it were signed, and lints it. */
function judge(
  content: Buffer,
  authority: Authority,
  request: BuiltinRequest,
  moment: Pick<LintExpectations, 'profile' | 'maxDays' | 'at'>,
): readonly string[] {
  const reading = readCsrText(request.csrPem)
  if (!reading.ok) return [`csr_${reading.fault.code}`]
  const { names, notAfterLimit } = request
  const issuer = authority.issuer.name
  const expected = { ...moment, names, notAfterLimit, issuer, spkiSha256: reading.csr.spkiSha256 }
  try {
    const certificate = readCertificate(signedStructure(content, authority.issuer.scheme, UNSIGNED))
    return lintCertificate(certificate, expected).map(({ code, detail }) => `${code} (${detail})`)
  } catch (error) {
    if (error instanceof DerError) return [`unreadable (${error.message})`]
    throw error
  }
}

function judgedBy({ limits }: BuiltinCaOptions, { family, names, productCode }: BuiltinRequest, at: Date) {
  const profile = profileCode(family, names)
  return { profile, maxDays: limits(PROFILES[profile].type, at, productCode) }
}

function digestOf({ family, csrPem, names, subject }: BuiltinRequest): string {
  const fields = Object.entries(subject).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([family, csrPem, names, fields]))
    .digest('hex')
}
