import type { Profile, ProfileFields } from '#domain/access/profile.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorTx } from '#platform/scope.ts'

/** Users are written through the operator's role: that of customer pages cannot. */
type OwnTx = AccountTx & OperatorTx

export async function getProfile(tx: OwnTx, id: string): Promise<Omit<Profile, 'openSessions'>> {
  const user = await rowsOf(tx, 'users')
    .query()
    .where({ id })
    .first('name', 'login', 'email', 'language', 'theme', 'password_changed_at')
  if (!user) throw new Refusal('not_found', 'page_not_found')
  const wish = await rowsOf(tx, 'email_changes')
    .query()
    .where('user_id', id)
    .whereNull('closed_at')
    .where('expires_at', '>', tx.now())
    .first('email', 'expires_at')
  const { name, login, email, language, theme } = user
  return {
    name,
    login,
    email,
    language,
    theme,
    passwordChangedAt: user.password_changed_at,
    newEmail: wish ? { address: wish.email, expiresAt: wish.expires_at } : null,
  }
}

export async function saveProfileFields(tx: OwnTx, id: string, fields: ProfileFields): Promise<void> {
  const { name, language, theme } = fields
  await rowsOf(tx, 'users').query().where({ id }).update({ name, language, theme })
}

/** False where somebody has this login already: the database alone knows every account's. */
export async function saveLogin(tx: OwnTx, id: string, login: string): Promise<boolean> {
  try {
    // A savepoint, because a refused write would end the whole transaction.
    await tx.trx.transaction((trx) =>
      rowsOf({ ...tx, trx }, 'users')
        .query()
        .where({ id })
        .update({ login }),
    )
    return true
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'users_login_key') return false
    throw error
  }
}
