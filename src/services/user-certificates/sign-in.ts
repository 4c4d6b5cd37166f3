import { readPresented, refusalOf, type CertificateRefusal } from '#domain/access/certificate-sign-in.ts'
import { inside, type AskingBrowser, type BrowserInside } from '#domain/access/inside.ts'
import type { PersonId } from '#domain/access/person.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { noteSignInFromOutside } from '#services/access/note-sign-in.ts'
import { openSession } from '#services/access/open-session.ts'
import { openHalfOpen } from '#services/second-factor/half-open.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { readFactorFacts } from '#stores/second-factor-store.ts'
import { clearFailures } from '#stores/sign-in-store.ts'
import {
  lockBearerAcrossAccounts,
  noteCertificateUse,
  revokeUserCertificates,
  type FoundBearer,
} from '#stores/user-certificate-store.ts'
import { publishRevocations } from './publish-revocations.ts'
import type { UserCertificateDeps } from './deps.ts'

type Deps = Pick<UserCertificateDeps, 'userAuthority' | 'sessionHours'>

/** What a certificate opens: the way in of its bearer, or nothing and why. */
type Judged = { readonly bearer: FoundBearer; readonly here: BrowserInside; readonly refusal: null } | Refused
interface Refused {
  readonly refusal: CertificateRefusal
  /** Whose certificate it is, where it is one of ours. */
  readonly bearer: FoundBearer | null
}

export type CertificateLook =
  { readonly refusal: CertificateRefusal } | { readonly refusal: null; readonly name: string; readonly notAfter: Date }

/** Says whose certificate a browser has shown; or why it opens nothing, which is written down. */
export const lookAtCertificate =
  (deps: Deps) =>
  (scope: OperatorScope, der: Buffer | null): Promise<CertificateLook> =>
    judged(deps, scope, { der, browser: { address: scope.actor.address ?? '', userAgent: '' } }, async (tx, found) => {
      if (found.refusal === null)
        return { refusal: null, name: found.bearer.user.name, notAfter: found.bearer.certificate.notAfter }
      await noteRefusal(tx, found)
      return { refusal: found.refusal }
    })

export type CertificateSignIn =
  | { readonly outcome: 'signed_in' | 'second_factor'; readonly token: string }
  | { readonly outcome: 'refused'; readonly refusal: CertificateRefusal }

/**
 * Opens a session for whoever holds the key of a certificate, which the TLS handshake has proved. A second factor is
 * asked only where the account demands one of everybody. The first use of a new certificate ends the former ones.
 */
export const signInByCertificate =
  (deps: Deps) =>
  (scope: OperatorScope, der: Buffer | null, browser: AskingBrowser): Promise<CertificateSignIn> =>
    judged(deps, scope, { der, browser }, async (tx, found) => {
      if (found.refusal !== null) return { outcome: 'refused', refusal: found.refusal }
      const { certificate, accountId, user } = found.bearer
      const account = withinAccount(inNameOf(tx, found.bearer), accountId)
      await noteCertificateUse(account, certificate.id)
      if (certificate.usedAt === null)
        await publishRevocations(tx, await revokeUserCertificates(account, user.id, certificate.id), 'superseded')
      const person: PersonId = { kind: 'user', accountId, id: user.id }
      if ((await readFactorFacts(tx, person)).accountDemandsIt)
        return { outcome: 'second_factor', token: await openHalfOpen(tx, person, browser) }
      await clearFailures(tx, { kind: 'user', login: user.login })
      const details = { certificate: certificate.serial }
      await recordLog(account, { action: 'sign_in.succeeded', subject: user.login, details })
      return { outcome: 'signed_in', token: await openSession(tx, person, found.here, deps.sessionHours) }
    })

async function judged<Result>(
  { userAuthority }: Deps,
  scope: OperatorScope,
  { der, browser }: { readonly der: Buffer | null; readonly browser: AskingBrowser },
  work: (tx: OperatorTx, found: Judged) => Promise<Result>,
): Promise<Result> {
  const [issuer = ''] = await userAuthority.chain()
  const presented = readPresented(der, readCertificate(issuer))
  return inOperatorTransaction(scope, async (tx) => {
    if (!presented.ok) return work(tx, { refusal: presented.refusal, bearer: null })
    const bearer = await lockBearerAcrossAccounts(tx, presented.certificate.serial)
    if (!bearer) return work(tx, { refusal: 'unknown', bearer })
    const here = inside(bearer.networks, browser)
    const standing = { ...bearer, isOutside: here === null }
    const refusal = refusalOf(presented.certificate, bearer.certificate, standing, tx.now())
    if (refusal === null && here) return work(tx, { refusal, bearer, here })
    return work(tx, { refusal: refusal ?? 'network_refused', bearer })
  })
}

/** A refused certificate of ours is a line in the log of its account; a foreign one is nobody's. */
async function noteRefusal(tx: OperatorTx, { bearer, refusal }: Refused): Promise<void> {
  if (!bearer || refusal === 'unknown') return
  const { accountId, user } = bearer
  if (refusal === 'network_refused') {
    await noteSignInFromOutside(tx, { ...user, accountId }, user.login, tx.actor.address ?? '')
    return
  }
  const details = { certificate: bearer.certificate.serial, why: refusal }
  await recordLog(withinAccount(tx, accountId), { action: 'user_certificate.refused', subject: user.login, details })
}

function inNameOf(tx: OperatorTx, { user }: FoundBearer): OperatorTx {
  const { address } = tx.actor
  return { ...tx, actor: { kind: 'user', id: user.id, name: user.name, rights: new Set(), address } }
}
