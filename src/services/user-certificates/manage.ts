import type { UserAct } from '#domain/access/user-acts.ts'
import type { ManagedUser } from '#domain/access/managed-user.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { AmongUsers } from '#services/users/account-users.ts'
import { assertMay } from '#services/users/write-user.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { saveCertificateSuspension } from '#stores/user-certificate-store.ts'
import { getManagedUser, type UserTx } from '#stores/user-store.ts'
import { endSignIns } from '#services/access/end-sign-ins.ts'
import { block } from './block.ts'
import type { UserCertificateDeps } from './deps.ts'
import type { IssueCertificateLink } from './issue-link.ts'

interface Deps extends Pick<UserCertificateDeps, 'queueMail' | 'publicUrl'> {
  readonly among: AmongUsers
  readonly issueCertificateLink: IssueCertificateLink
}

/** What administrators do with the certificates of the users of their account. */
export function manageCertificates(deps: Deps) {
  const act =
    <More extends readonly unknown[]>(
      name: UserAct,
      work: (tx: UserTx, user: ManagedUser, ...more: More) => Promise<void>,
    ) =>
    (scope: AccountScope, id: string, ...more: More): Promise<void> =>
      deps.among(scope, async (tx) => {
        const user = await getManagedUser(tx, id, true)
        assertMay(tx, name, user)
        await work(tx, user, ...more)
      })

  return {
    /** The form's own id makes two clicks one mail. */
    sendLink: act('send_certificate_link', async (tx, user, linkId: string) => {
      if (user.suspendedAt !== null) throw new Refusal('conflict', 'user_suspended')
      await deps.issueCertificateLink(tx, user, linkId)
    }),
    suspend: act('suspend_certificate', async (tx, user) => {
      if (user.certificate?.state === 'suspended') return
      if (user.certificate?.state !== 'valid') throw new Refusal('conflict', 'no_certificate')
      await saveCertificateSuspension(tx, user.id, tx.now())
      await endSignIns(tx, { kind: 'user', accountId: tx.accountId, id: user.id })
      await record(tx, user, 'user_certificate.suspended')
    }),
    resume: act('resume_certificate', async (tx, user) => {
      if (user.certificate?.state === 'valid') return
      if (user.certificate?.state !== 'suspended') throw new Refusal('conflict', 'no_certificate')
      await saveCertificateSuspension(tx, user.id, null)
      await record(tx, user, 'user_certificate.resumed')
    }),
    /** Its user is blocked from then on: a certificate is revoked because somebody else may have its key. */
    revoke: act('revoke_certificate', async (tx, user) => {
      if (user.blockedAt !== null) return
      if (user.certificate === null) throw new Refusal('conflict', 'no_certificate')
      await record(tx, user, 'user_certificate.revoked')
      await block(deps, tx, user, 'revocation')
    }),
  }
}

const record = (
  tx: UserTx,
  { id, login }: ManagedUser,
  action: 'user_certificate.suspended' | 'user_certificate.resumed' | 'user_certificate.revoked',
) => recordLog(tx, { action, subject: login, details: { userId: id } })
