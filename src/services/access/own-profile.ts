import { isLogin } from '#domain/access/login.ts'
import { profileVersion, versionOf, type Profile, type ProfileFields } from '#domain/access/profile.ts'
import { MINUTE } from '#domain/shared/time.ts'
import { hashToken } from '#platform/ids.ts'
import type { AccountScope, AccountTx, OperatorTx } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import type { PasswordHolder } from '#stores/password-store.ts'
import { getProfile, saveLogin, saveProfileFields } from '#stores/profile-store.ts'
import { listSessionsOf } from '#stores/session-store.ts'
import type { AsCertainOwner, AsOwner, AsProvenOwner, Proof } from './own-credentials.ts'
import type { NewPasswordFault, ReplacePassword } from './replace-password.ts'

interface Deps {
  readonly asOwner: AsOwner
  readonly asProvenOwner: AsProvenOwner
  readonly asCertainOwner: AsCertainOwner
  readonly replacePassword: ReplacePassword
  readonly queueMail: QueueMail
  readonly publicUrl: string
  readonly idleMinutes: number
  readonly hasher: PasswordHasher
}

/** When a session that was seen last before it has ended. */
export const idleSince = (now: Date, idleMinutes: number) => new Date(now.getTime() - idleMinutes * MINUTE)

export const readProfile =
  ({ asOwner, idleMinutes }: Pick<Deps, 'asOwner' | 'idleMinutes'>) =>
  (scope: AccountScope): Promise<Profile> =>
    asOwner(scope, async (tx, { id }) => {
      const sessions = await listSessionsOf(tx, id, idleSince(tx.now(), idleMinutes))
      return { ...(await getProfile(tx, id)), openSessions: sessions.length }
    })

/** Keeps what somebody wrote about themselves, unless it was changed since they opened the form. */
export const saveProfile =
  ({ asOwner }: Pick<Deps, 'asOwner'>) =>
  (scope: AccountScope, fields: ProfileFields, version: string): Promise<'saved' | 'changed_meanwhile'> =>
    asOwner(scope, async (tx, { id, login }) => {
      const before = await getProfile(tx, id)
      const after = profileVersion(fields)
      if (profileVersion(before) === after) return 'saved'
      if (profileVersion(before) !== version) return 'changed_meanwhile'
      await saveProfileFields(tx, id, fields)
      const changed = (['name', 'language', 'theme'] as const).filter((field) => before[field] !== fields[field])
      await recordLog(tx, { action: 'profile.changed', subject: login, details: { changed } })
      return 'saved'
    })

export type LoginFault = 'wrong_present' | 'signed_in_long_ago' | 'no_login' | 'taken' | 'changed_meanwhile'

/** Gives somebody another login, which nobody else of any account has, and tells its owner. */
export const changeLogin =
  ({ asCertainOwner, queueMail, publicUrl }: Pick<Deps, 'asCertainOwner' | 'queueMail' | 'publicUrl'>) =>
  (
    scope: AccountScope,
    wish: { readonly login: string; readonly version: string },
    proof: Proof,
  ): Promise<LoginFault | null> =>
    asCertainOwner(scope, proof, async (tx, user): Promise<LoginFault | null> => {
      const login = wish.login.trim().toLowerCase()
      if (login === user.login) return null
      if (versionOf(user.login) !== wish.version) return 'changed_meanwhile'
      if (!isLogin(login)) return 'no_login'
      if (!(await saveLogin(tx, user.id, login))) return 'taken'
      await recordLog(tx, { action: 'login.changed', subject: login, details: { before: user.login } })
      const data = { name: user.name, login, at: tx.now(), forgottenUrl: `${publicUrl}/sign-in/forgotten` }
      await queueMail(tx, {
        to: user.email,
        language: user.language,
        orderId: null,
        mail: { kind: 'login_changed', data },
      })
      return null
    })

/** Changes somebody's password and ends all their sessions but the one they are in. */
export const changePassword =
  ({
    asOwner,
    asProvenOwner,
    replacePassword,
    hasher,
  }: Omit<Deps, 'idleMinutes' | 'asCertainOwner' | 'queueMail' | 'publicUrl'>) =>
  async (
    scope: AccountScope,
    { present, password }: { readonly present: string; readonly password: string },
    session: string,
  ): Promise<NewPasswordFault | 'wrong_present' | null> => {
    const change = (tx: AccountTx & OperatorTx, user: PasswordHolder) =>
      replacePassword(tx, user, password, hashToken(session))
    const fault = await asProvenOwner(scope, present, change)
    if (fault !== 'wrong_present') return fault
    // The form came twice: the first one has changed it.
    const isDone = await asOwner(scope, (_tx, user) => hasher.verify(user.passwordHash, password))
    return isDone ? null : fault
  }
