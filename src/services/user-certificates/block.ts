import type { RevocationReason } from '#domain/rules/revocation-reasons.ts'
import { endSignIns } from '#services/access/end-sign-ins.ts'
import { findSuperUser } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { closeEmailChanges } from '#stores/email-change-store.ts'
import { endPasswordLinks } from '#stores/password-store.ts'
import { endCertificateLinks, revokeUserCertificates } from '#stores/user-certificate-store.ts'
import { blockUser, type UserTx } from '#stores/user-store.ts'
import type { UserCertificateDeps } from './deps.ts'
import { publishRevocations } from './publish-revocations.ts'

export const BLOCK_CAUSES = {
  /** Pressed by its owner, who fears that somebody else has key or password. */
  panic: 'keyCompromise',
  /** An administrator has revoked the certificate. */
  revocation: 'cessationOfOperation',
} as const satisfies Record<string, RevocationReason>
export type BlockCause = keyof typeof BLOCK_CAUSES

/**
 * Shuts somebody out at once and until staff let them in again: certificates are revoked, sessions and mailed links end.
 * The super user is told, who may be the one that is shut out.
 */
export async function block(
  { queueMail, publicUrl }: Pick<UserCertificateDeps, 'queueMail' | 'publicUrl'>,
  tx: UserTx,
  user: { readonly id: string; readonly login: string; readonly name: string },
  cause: BlockCause,
): Promise<void> {
  const serials = await revokeUserCertificates(tx, user.id)
  await publishRevocations(tx, serials, BLOCK_CAUSES[cause])
  await blockUser(tx, user.id)
  await endSignIns(tx, { kind: 'user', accountId: tx.accountId, id: user.id })
  await endPasswordLinks(tx, user.id)
  await endCertificateLinks(tx, user.id)
  await closeEmailChanges(tx, user.id)
  const details = { userId: user.id, cause, certificates: serials }
  await recordLog(tx, { action: 'user.blocked', subject: user.login, details })
  const superUser = await findSuperUser(tx)
  if (!superUser) return
  const { name, email, language } = superUser
  const who = { userName: user.name, userLogin: user.login, by: tx.actor.name, address: tx.actor.address }
  const pageUrl = `${publicUrl}/administration/users/${user.id}`
  const mail = { kind: 'user_blocked', data: { name, ...who, cause, at: tx.now(), pageUrl } } as const
  await queueMail(tx, { to: email, language, orderId: null, mail })
}
