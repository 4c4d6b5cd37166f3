import type { ChosenPurpose, PurposeChoice } from '#domain/personal-data/purposes.ts'
import { PAGE_LIFETIME, type Holder, type OpenPage, type WaitingLink } from '#domain/personal-data/subject.ts'
import type { Language } from '#domain/shared/language.ts'
import { newId } from '#platform/ids.ts'
import { rowsOf, type AccountTx, type OperatorScope, type OperatorTx } from '#platform/scope.ts'

export interface NewLink {
  readonly id: string
  readonly holder: Holder
  readonly tokenHash: Buffer
  readonly expiresAt: Date
}

/** False where this link was made before: a job that runs twice sends one mail. */
export async function insertPersonalDataLink({ trx, now }: OperatorTx, link: NewLink): Promise<boolean> {
  const inserted: unknown[] = await trx('personal_data_links')
    .insert({
      id: link.id,
      account_id: link.holder.accountId,
      email: link.holder.email,
      token_hash: link.tokenHash,
      created_at: now(),
      expires_at: link.expiresAt,
    })
    .onConflict('id')
    .ignore()
    .returning('id')
  return inserted.length > 0
}

/** The link of a token, and whether it may still be opened; null where there was never one. */
export async function findPersonalDataLink(
  { operator, now }: OperatorScope,
  tokenHash: Buffer,
): Promise<(WaitingLink & { readonly isOpen: boolean }) | null> {
  const row = await operator
    .knex('personal_data_links as l')
    .leftJoin('accounts as a', 'a.id', 'l.account_id')
    .where('l.token_hash', tokenHash)
    .first('l.id', 'l.account_id', 'l.email', 'l.expires_at', 'l.opened_at', 'a.name as account_name')
  if (!row) return null
  return {
    id: row.id,
    holder: { accountId: row.account_id, email: row.email },
    accountName: row.account_name,
    expiresAt: row.expires_at,
    isOpen: row.opened_at === null && row.expires_at > now(),
  }
}

/** Opens the page behind a link, once: of two at the same time the second finds it opened. */
export async function openPersonalDataLink({ trx, now, actor }: OperatorTx, id: string, session: Buffer) {
  const opened = await trx('personal_data_links')
    .where({ id })
    .whereNull('opened_at')
    .where('expires_at', '>', now())
    .update({
      opened_at: now(),
      opened_from: actor.address,
      session_hash: session,
      session_ends_at: new Date(now().getTime() + PAGE_LIFETIME),
    })
  return opened > 0
}

/** The page that a cookie opens, unless it has ended. */
export async function findOpenPage({ operator, now }: OperatorScope, session: Buffer): Promise<OpenPage | null> {
  const row = await operator
    .knex('personal_data_links')
    .where('session_hash', session)
    .where('session_ends_at', '>', now())
    .first('id', 'account_id', 'email', 'session_ends_at')
  if (!row) return null
  return { linkId: row.id, holder: { accountId: row.account_id, email: row.email }, endsAt: row.session_ends_at }
}

export async function endOpenPage({ trx, now }: OperatorTx, linkId: string): Promise<void> {
  await trx('personal_data_links').where('id', linkId).update({ session_ends_at: now() })
}

/** The language in which to write to an address of an account: its user's, its contact's, or the account's own. */
export async function languageOfHolder(tx: AccountTx, email: string): Promise<Language> {
  const of = (table: 'users' | 'contacts') =>
    rowsOf(tx, table).query().whereRaw('lower(email) = ?', [email]).first('language')
  const found = (await of('users')) ?? (await of('contacts'))
  return found?.language ?? (await tx.trx('accounts').where('id', tx.accountId).first('language')).language
}

/** The same for somebody who asked for an account. */
export async function languageOfApplicant({ trx }: OperatorTx, email: string): Promise<Language> {
  const row = await trx('operator_mails')
    .whereRaw('lower(recipient) = ?', [email])
    .orderBy('created_at', 'desc')
    .first('language')
  return row?.language ?? 'en'
}

/** The contacts with an address that were not merged into another one. */
export async function listContactIdsOf(tx: AccountTx, email: string): Promise<string[]> {
  return rowsOf(tx, 'contacts')
    .query()
    .whereRaw('lower(email) = ?', [email])
    .whereNull('merged_into')
    .orderBy('created_at')
    .pluck('id')
}

export async function listPurposeChoices(
  tx: AccountTx,
  email: string,
  userIds: readonly string[],
): Promise<PurposeChoice[]> {
  const rows = await rowsOf(tx, 'purpose_choices')
    .query()
    .whereRaw('(email = ? or user_id = any (?))', [email, [...userIds]])
    .orderBy(['chosen_at', 'id'])
  return rows.map((row) => ({
    purpose: row.purpose,
    allowed: row.allowed,
    version: row.version,
    chosenAt: row.chosen_at,
  }))
}

export interface NewChoice {
  readonly email: string
  readonly userId: string | null
  readonly purpose: ChosenPurpose
  readonly allowed: boolean
  readonly version: number
}

export async function insertPurposeChoice(tx: AccountTx, choice: NewChoice): Promise<void> {
  await rowsOf(tx, 'purpose_choices').insert({
    id: newId(tx.now()),
    email: choice.email,
    user_id: choice.userId,
    purpose: choice.purpose,
    allowed: choice.allowed,
    version: choice.version,
    chosen_at: tx.now(),
  })
}

/** Neither the link nor the page that it opened serves any more. */
export async function deleteEndedPersonalDataLinks({ operator }: OperatorScope, before: Date): Promise<number> {
  const ended = operator.knex('personal_data_links').where('expires_at', '<', before)
  return ended.whereRaw('(session_ends_at is null or session_ends_at < ?)', [before]).delete()
}
