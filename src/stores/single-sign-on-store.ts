import type { RightsRule, SingleSignOn } from '#domain/access/single-sign-on.ts'
import { rowsOf, type AccountTx, type OperatorScope, type OperatorTx } from '#platform/scope.ts'

/** As kept; the secret is sealed for the row's id. */
export interface KeptSingleSignOn extends SingleSignOn {
  readonly id: string
  readonly accountId: string
  readonly sealedSecret: string
}

export type KeptRule = RightsRule & { readonly id: string }

export async function findSingleSignOn(tx: AccountTx, lock = false): Promise<KeptSingleSignOn | null> {
  const query = rowsOf(tx, 'single_sign_ons').query()
  const row = await (lock ? query.forUpdate() : query).first()
  return row ? settingsFrom(row) : null
}

export async function saveSingleSignOn(
  tx: AccountTx,
  kept: Omit<KeptSingleSignOn, 'accountId'>,
  at: Date,
): Promise<void> {
  const columns = {
    id: kept.id,
    is_on: kept.isOn,
    issuer: kept.issuer,
    client_id: kept.clientId,
    sealed_secret: kept.sealedSecret,
    scopes: kept.scopes,
    email_claim: kept.emailClaim,
    verified_claim: kept.verifiedClaim,
    creates_users: kept.createsUsers,
    allows_passwords: kept.allowsPasswords,
    factor_claim: kept.factorClaim,
    factor_value: kept.factorValue,
    changed_at: at,
  }
  await rowsOf(tx, 'single_sign_ons').insert(columns).onConflict('account_id').merge(columns)
}

export async function listRules(tx: AccountTx): Promise<KeptRule[]> {
  const rows = await rowsOf(tx, 'single_sign_on_rules').query().orderBy('id')
  return rows.map(({ id, claim, test, value, rights }) => ({ id, claim, test, value, rights }))
}

/** Adds a rule; the form's own id makes it count once. */
export async function insertRule(tx: AccountTx, rule: KeptRule): Promise<boolean> {
  const { id, claim, test, value, rights } = rule
  const added = await rowsOf(tx, 'single_sign_on_rules')
    .insert({ id, claim, test, value, rights: [...rights] })
    .onConflict(['account_id', 'id'])
    .ignore()
    .returning('id')
  return added.length > 0
}

export async function deleteRule(tx: AccountTx, id: string): Promise<KeptRule | null> {
  const [row] = await rowsOf(tx, 'single_sign_on_rules').query().where({ id }).delete().returning('*')
  return row ? { id, claim: row.claim, test: row.test, value: row.value, rights: row.rights } : null
}

/** The user who is known at a provider under this subject. */
export async function findLinkedUser(tx: AccountTx, issuer: string, subject: string): Promise<string | null> {
  const row = await rowsOf(tx, 'single_sign_on_links').query().where({ issuer, subject }).first('user_id')
  return row?.user_id ?? null
}

/** Links somebody for good; false when they are somebody else there already. */
export async function insertLink(
  tx: AccountTx,
  link: { readonly issuer: string; readonly subject: string; readonly userId: string; readonly at: Date },
): Promise<boolean> {
  const { issuer, subject, userId, at } = link
  const added = await rowsOf(tx, 'single_sign_on_links')
    .insert({ issuer, subject, user_id: userId, linked_at: at })
    .onConflict()
    .ignore()
    .returning('user_id')
  return added.length > 0
}

/** Whether a user must sign in at their account's provider: where passwords are off, all but the super user. */
export async function mustUseProvider(tx: AccountTx, userId: string): Promise<boolean> {
  const rule = rowsOf(tx, 'single_sign_ons').query().where({ is_on: true, allows_passwords: false })
  if (!(await rule.first('issuer'))) return false
  const superUser = rowsOf(tx, 'users').query().where({ id: userId, is_super_user: true })
  return (await superUser.first('id')) === undefined
}

export interface Attempt {
  readonly stateHash: Buffer
  readonly browserHash: Buffer
  readonly issuer: string
  /** Nonce and verifier. */
  readonly sealed: string
  /** Where somebody wanted to go. */
  readonly back: string
  readonly expiresAt: Date
}

export async function insertAttempt(tx: AccountTx, attempt: Attempt): Promise<void> {
  await tx.trx('single_sign_on_attempts').insert({
    state_hash: attempt.stateHash,
    account_id: tx.accountId,
    browser_hash: attempt.browserHash,
    issuer: attempt.issuer,
    sealed: attempt.sealed,
    back: attempt.back,
    expires_at: attempt.expiresAt,
  })
}

/** Uses a sign-in that is on its way up, whoever's it is: what comes back twice finds none. */
export async function takeAttemptAcrossAccounts(
  { trx, now }: OperatorTx,
  stateHash: Buffer,
): Promise<(Attempt & { readonly accountId: string }) | null> {
  const [row] = await trx('single_sign_on_attempts').where('state_hash', stateHash).delete().returning('*')
  if (!row || row.expires_at <= now()) return null
  return {
    stateHash,
    accountId: row.account_id,
    browserHash: row.browser_hash,
    issuer: row.issuer,
    sealed: row.sealed,
    back: row.back,
    expiresAt: row.expires_at,
  }
}

export async function deleteEndedAttempts({ operator }: OperatorScope, before: Date): Promise<number> {
  return operator.knex('single_sign_on_attempts').where('expires_at', '<', before).delete()
}

function settingsFrom(row: Record<string, unknown>): KeptSingleSignOn {
  return {
    id: row['id'],
    accountId: row['account_id'],
    isOn: row['is_on'],
    issuer: row['issuer'],
    clientId: row['client_id'],
    sealedSecret: row['sealed_secret'],
    scopes: row['scopes'],
    emailClaim: row['email_claim'],
    verifiedClaim: row['verified_claim'],
    createsUsers: row['creates_users'],
    allowsPasswords: row['allows_passwords'],
    factorClaim: row['factor_claim'],
    factorValue: row['factor_value'],
  } as KeptSingleSignOn
}
