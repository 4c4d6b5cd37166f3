import { passwordFault, type PasswordFault } from '#domain/access/password-rules.ts'
import type { AccountTx, OperatorTx } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { endPasswordLinks, listFormerHashes, replacePasswordHash, type PasswordHolder } from '#stores/password-store.ts'
import { clearFailures } from '#stores/sign-in-store.ts'
import { endSignIns } from './end-sign-ins.ts'

export interface ReplacePasswordDeps {
  readonly hasher: PasswordHasher
  readonly queueMail: QueueMail
  readonly publicUrl: string
}

export type NewPasswordFault = PasswordFault | 'used_before'

/**
 * Gives a user another password, ends their links and every session but the one that asks, lifts the lock of their
 * login and tells its owner.
 * A password that the rules refuse changes nothing.
 */
export const replacePassword =
  ({ hasher, queueMail, publicUrl }: ReplacePasswordDeps) =>
  async (
    tx: AccountTx & OperatorTx,
    user: PasswordHolder,
    password: string,
    keptSession: Buffer | null = null,
  ): Promise<NewPasswordFault | null> => {
    const fault = passwordFault(password, user.login)
    if (fault) return fault
    const known = [user.passwordHash, ...(await listFormerHashes(tx, user.id))]
    const matches = await Promise.all(known.map((hash) => hasher.verify(hash, password)))
    if (matches.includes(true)) return 'used_before'

    await replacePasswordHash(tx, user, await hasher.hash(password))
    await endPasswordLinks(tx, user.id)
    const person = { kind: 'user', accountId: tx.accountId, id: user.id } as const
    await endSignIns(tx, person, keptSession)
    await clearFailures(tx, { kind: 'user', login: user.login })
    await recordLog(tx, { action: 'password.changed', subject: user.login })
    const data = { name: user.name, login: user.login, at: tx.now(), forgottenUrl: `${publicUrl}/sign-in/forgotten` }
    await queueMail(tx, {
      to: user.email,
      language: user.language,
      orderId: null,
      mail: { kind: 'password_changed', data },
    })
    return null
  }

export type ReplacePassword = ReturnType<typeof replacePassword>
