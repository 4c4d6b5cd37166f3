import type { NewAccount, NewOffice, NewStaff, NewUser } from '#domain/access/new-account.ts'
import { RIGHTS } from '#domain/access/rights.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { OperatorTx } from '#platform/scope.ts'

/** Writes an office, or what has changed about it. */
export async function saveOffice({ trx }: OperatorTx, id: string, office: NewOffice): Promise<void> {
  const { seller } = office
  await trx('offices')
    .insert({
      id,
      code: office.code,
      name: seller.name,
      legal_form: seller.legalForm,
      registration: seller.registration,
      registration_number: seller.registrationNumber,
      vat_number: seller.vatNumber,
      country: office.country,
      currency: office.currency,
      address: JSON.stringify(seller.address),
      email: seller.email,
      phone: seller.phone,
      bank: JSON.stringify(seller.bank),
      number_prefix: office.numberPrefix,
      creditor_identifier: office.creditorIdentifier,
    })
    .onConflict('code')
    .merge(['name', 'address', 'email', 'phone', 'bank', 'creditor_identifier'])
}

export async function findAccountId({ trx }: OperatorTx, slug: string): Promise<string | null> {
  const row = await trx('accounts').where({ slug }).first('id')
  return row?.id ?? null
}

export async function insertAccount({ trx, now }: OperatorTx, id: string, account: NewAccount): Promise<void> {
  const office = await trx('offices').where('code', account.officeCode).first('id')
  if (!office) throw new Refusal('not_found', 'page_not_found')
  await trx('accounts').insert({
    id,
    office_id: office.id,
    slug: account.slug,
    name: account.name,
    kind: account.kind,
    purchase_option: account.purchaseOption,
    authentication_mode: account.authenticationMode ?? 'password',
    currency: account.currency,
    language: account.language,
    is_demonstration: account.isDemonstration ?? false,
    approval_mode: account.approvalMode,
    purchase_order_required: account.purchaseOrderRequired,
    deferred_payment_allowed: account.deferredPaymentAllowed,
    registration_number: account.registrationNumber,
    vat_number: account.vatNumber,
    vat_number_valid: account.vatNumberValid,
    address: JSON.stringify(account.address),
    phone: account.phone,
    created_at: now(),
  })
}

/** Adds a user with a password: one that they know, or one that nobody does until they choose theirs. */
export async function insertUser(
  { trx, now }: OperatorTx,
  accountId: string,
  id: string,
  user: Omit<NewUser, 'password'>,
  password: { readonly hash: string; readonly isKnown: boolean },
): Promise<void> {
  await trx('users').insert({
    account_id: accountId,
    id,
    login: user.login,
    email: user.email,
    name: user.name,
    language: user.language,
    password_hash: password.hash,
    password_changed_at: password.isKnown ? now() : null,
    is_super_user: user.isSuperUser,
    ...Object.fromEntries(RIGHTS.map((right) => [right, user.rights.includes(right)])),
    created_at: now(),
  })
}

/** Which of the addresses that begin like this are taken. Nobody else chooses one until this transaction ends. */
export async function lockSlugsLike({ trx }: OperatorTx, slug: string): Promise<string[]> {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('account-slugs', 0))`)
  return trx('accounts').whereLike('slug', `${slug}%`).pluck('slug')
}

export async function isLoginTaken({ trx }: OperatorTx, login: string): Promise<boolean> {
  return (await trx('users').where({ login }).first('id')) !== undefined
}

/** Whether a write failed because somebody has the login. */
export const isLoginClash = (error: unknown): boolean =>
  (error as { constraint?: string }).constraint === 'users_login_key'

/** Adds somebody of the operator's staff; a login that is there already stays as it is. */
export async function insertStaff(
  { trx, now }: OperatorTx,
  id: string,
  staff: Omit<NewStaff, 'password'>,
  passwordHash: string,
): Promise<void> {
  await trx('staff')
    .insert({ id, ...staff, password_hash: passwordHash, password_set_at: now(), created_at: now() })
    .onConflict('login')
    .ignore()
}
