import { isLinkAlive, type CertificateLink } from '#domain/access/certificate-link.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { addYears } from '#domain/shared/time.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken, newId } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import {
  findCertificateLinkAcrossAccounts,
  findCertificateOfLink,
  insertUserCertificate,
  lockCertificateLink,
} from '#stores/user-certificate-store.ts'
import type { UserCertificateDeps } from './deps.ts'

const gone = () => new Refusal('not_found', 'link_not_valid')

/** For whom a mailed link makes a certificate; refused alike whether it never existed, was replaced or has expired. */
export async function readCertificateLink(scope: OperatorScope, token: string): Promise<CertificateLink> {
  const link = await findCertificateLinkAcrossAccounts(scope, hashToken(token))
  if (!link || !isLinkAlive(link, scope.now())) throw gone()
  return link
}

export type MadeResult =
  | { readonly outcome: 'made'; readonly pem: string; readonly chainPem: readonly string[]; readonly notAfter: Date }
  | { readonly outcome: 'no_request' | 'key_not_allowed' }

/**
 * Signs the key that a browser has made behind a mailed link. Only the request comes here: the key stays where it was
 * made. Asked again for the same key, because the answer was lost, it gives the same certificate.
 */
export const makeCertificate =
  (deps: UserCertificateDeps) =>
  async (scope: OperatorScope, token: string, csrText: string): Promise<MadeResult> => {
    const link = await readCertificateLink(scope, token)
    const reading = readCsrText(csrText)
    if (!reading.ok || reading.csr.signature.verdict !== 'valid') return { outcome: 'no_request' }
    const pem = (await madeBefore(scope, link, reading.csr)) ?? (await sign(deps, scope, link, reading.csr))
    if (pem === null) return { outcome: 'key_not_allowed' }
    const kept = await keep(deps, scope, link, pem)
    const { notAfter } = readCertificate(kept)
    return { outcome: 'made', pem: kept, chainPem: await deps.userAuthority.chain(), notAfter }
  }

/** A used link gives its own certificate to whoever has its key, and nothing to anybody else. */
async function madeBefore(scope: OperatorScope, link: CertificateLink, csr: ParsedCsr): Promise<string | null> {
  if (link.usedAt === null) return null
  const made = await inOperatorTransaction(scope, (tx) =>
    findCertificateOfLink(withinAccount(tx, link.accountId), link.id),
  )
  if (made?.spkiSha256 !== csr.spkiSha256) throw gone()
  return made.pem
}

const sign = (
  { userAuthority }: UserCertificateDeps,
  scope: OperatorScope,
  { id, user, accountName }: CertificateLink,
  csr: ParsedCsr,
): Promise<string | null> =>
  userAuthority.issue({
    reference: `user certificate ${id} ${csr.derSha256}`,
    csrPem: csr.pem,
    userId: user.id,
    name: user.name,
    email: user.email,
    organization: accountName,
    notAfter: addYears(scope.now(), 1),
  })

/** Writes down which certificate came of the link. Of two at once the first stands; the other opens nothing. */
async function keep(
  { queueMail, publicUrl }: UserCertificateDeps,
  scope: OperatorScope,
  link: CertificateLink,
  pem: string,
): Promise<string> {
  const { user, accountId, id: linkId } = link
  const actor = { kind: 'visitor', id: null, name: user.name, address: scope.actor.address } as const
  return inOperatorTransaction({ ...scope, actor }, async (operatorTx) => {
    const tx = withinAccount(operatorTx, accountId)
    if (!(await lockCertificateLink(tx, linkId))) throw gone()
    const { serial, spkiSha256, notBefore, notAfter } = readCertificate(pem)
    const made = await findCertificateOfLink(tx, linkId)
    if (made && made.spkiSha256 !== spkiSha256) throw gone()
    if (made) return made.pem
    const id = newId(tx.now())
    await insertUserCertificate(tx, { id, userId: user.id, linkId, serial, spkiSha256, pem, notBefore, notAfter })
    const data = {
      name: user.name,
      login: user.login,
      at: tx.now(),
      notAfter,
      pageUrl: `${publicUrl}/profile/certificate`,
    }
    const mail = { kind: 'certificate_made', data } as const
    await queueMail(tx, { to: user.email, language: user.language, orderId: null, mail })
    await recordLog(tx, { action: 'user_certificate.made', subject: user.login, details: { serial } })
    return pem
  })
}
