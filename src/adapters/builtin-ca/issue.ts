import { createHash } from 'node:crypto'
import { isSignedBy, readCertificate } from '#domain/certificates/certificate-reader.ts'
import { leafContent } from '#domain/certificates/leaf.ts'
import { profileCode, PROFILES, type ProfileCode } from '#domain/certificates/profile.ts'
import type { Psd2Attributes } from '#domain/certificates/qc-statements.ts'
import { requestedKey } from '#domain/certificates/requested-key.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import type { CertificateRequest } from '#ports/certificate-authority.ts'
import type { Authority } from './authority.ts'
import { faultsOf } from './judge.ts'
import type { BuiltinCaOptions } from './options.ts'
import { findEntryByKey, lockEntry, markIssued, markRefused, recordPlan, type Entry, type Plan } from './register.ts'
import { newSerial, signContent } from './signer.ts'

/** A request, with what only PSD2 orders know besides. */
export type BuiltinRequest = CertificateRequest & { readonly psd2?: Psd2Attributes }

/** A request on its way through, with the authority that will sign and the CSR as it was read. */
interface Submission {
  readonly authority: Authority
  readonly request: BuiltinRequest
  readonly csr: ParsedCsr | { readonly refusal: string }
}

/**
 * Carries a request out, or goes on where an earlier try of it stopped: what will be signed is written down first, then
 * judged, then signed, under a lock on its row, so that no serial number is ever delivered with two signatures.
 */
export async function issue(options: BuiltinCaOptions, authority: Authority, request: BuiltinRequest): Promise<string> {
  const submission: Submission = { authority, request, csr: provenCsr(request.csrPem) }
  const requestSha256 = digestOf(request)
  const entry = (await findEntryByKey(options.operator, request)) ?? (await plan(options, submission, requestSha256))
  if (entry.request_sha256 !== requestSha256) {
    throw new Error(`${request.reference} version ${request.sequence} was submitted before with another content`)
  }
  if (entry.state === 'planned') await carryOut(options, submission, entry.id)
  return entry.id
}

/** The CSR must be signed by its own key: nobody gets a certificate for a key of somebody else. */
function provenCsr(csrPem: string): Submission['csr'] {
  const reading = readCsrText(csrPem)
  if (!reading.ok) return { refusal: `csr_${reading.fault.code}` }
  return reading.csr.signature.verdict === 'valid' ? reading.csr : { refusal: 'csr_signature_invalid' }
}

async function plan(options: BuiltinCaOptions, submission: Submission, requestSha256: string): Promise<Entry> {
  const { authority, request } = submission
  const { reference, sequence } = request
  const plannedAt = options.clock()
  const outcome = outcomeOf(options, submission, plannedAt)
  await recordPlan(options.operator, { reference, sequence, caId: authority.id, requestSha256, plannedAt, outcome })
  const entry = await findEntryByKey(options.operator, request)
  if (!entry) throw new Error(`the plan of ${reference} version ${sequence} was not kept`)
  return entry
}

function outcomeOf(options: BuiltinCaOptions, { authority, request, csr }: Submission, at: Date): Plan['outcome'] {
  if ('refusal' in csr) return csr
  const serial = newSerial()
  const leaf = { ...request, ...rulesFor(options, request, at), spki: requestedKey(csr), isRsa: csr.key.type === 'rsa' }
  return { serial, content: leafContent(leaf, authority.issuer, serial, at) }
}

async function carryOut(
  options: BuiltinCaOptions,
  { authority, request, csr }: Submission,
  entryId: string,
): Promise<void> {
  if ('refusal' in csr) return
  await options.operator.transaction(async (trx) => {
    const { state, content } = await lockEntry(trx, entryId)
    if (state !== 'planned' || !content) return

    const at = options.clock()
    const { names, notAfterLimit } = request
    const expected = { ...rulesFor(options, request, at), names, notAfterLimit, spkiSha256: csr.spkiSha256, at }
    const faults = faultsOf(content, authority.issuer, expected)
    if (faults.length > 0) return markRefused(trx, entryId, faults.join(', '))

    const der = await signContent(content, authority.key, authority.issuer.scheme)
    if (!isSignedBy(readCertificate(der), authority.certificate)) throw new Error('a signature came out wrong')
    await markIssued(trx, entryId, der, at)
  })
}

function rulesFor(
  { limits }: BuiltinCaOptions,
  { family, names, productCode }: BuiltinRequest,
  at: Date,
): { profile: ProfileCode; maxDays: number } {
  const profile = profileCode(family, names)
  return { profile, maxDays: limits(PROFILES[profile].type, at, productCode) }
}

function digestOf({ family, csrPem, names, subject, psd2 }: BuiltinRequest): string {
  const fields = Object.entries(subject).sort(([a], [b]) => (a < b ? -1 : 1))
  const content = JSON.stringify([family, csrPem, names, fields, psd2 ?? null])
  return createHash('sha256').update(content).digest('hex')
}
