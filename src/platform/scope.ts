import type { Knex } from 'knex'
import type { Clock } from '#ports/clock.ts'
import { SYSTEM, type Actor } from '#domain/access/actor.ts'
import type { RoleConnection } from './database.ts'

/**
 * Who is asking, for which account, through which connection, at what time. Built at the edge (request, job, seed)
 * and passed as the first argument ever after.
 */
export interface AccountScope {
  readonly accountId: string
  readonly actor: Actor
  readonly portal: RoleConnection
  readonly now: Clock
  /** Somebody only looks: the database itself refuses to write (ADR 0028). */
  readonly readOnly?: true
}

/** An account scope inside a transaction whose row-level security is set to that account. Always called `tx`. */
export interface AccountTx extends AccountScope {
  readonly trx: Knex.Transaction
}

/** Staff and system: sees every account. Functions that take it say `acrossAccounts` or belong to the operator's own tables. */
export interface OperatorScope {
  readonly actor: Actor
  readonly operator: RoleConnection
  readonly now: Clock
}

export interface OperatorTx extends OperatorScope {
  readonly trx: Knex.Transaction
}

/** The scope of a job in one account: nobody asked for it, the system does it. */
export function systemScope(portal: RoleConnection, accountId: string, now: Clock): AccountScope {
  return { accountId, actor: SYSTEM, portal, now }
}

/** The scope of a job of the operator's own. */
export function systemOperatorScope(operator: RoleConnection, now: Clock): OperatorScope {
  return { actor: SYSTEM, operator, now }
}

/** Runs the work in one transaction of the account. Called inside an open one it joins it, so acts may call one another. */
export async function inTransaction<T>(
  scope: AccountScope | AccountTx,
  work: (tx: AccountTx) => Promise<T>,
): Promise<T> {
  if ('trx' in scope) return work(scope)
  return scope.portal.knex.transaction(async (trx) => {
    await trx.raw(`select set_config('app.account_id', ?, true)`, [scope.accountId])
    if (scope.readOnly) await trx.raw('set transaction read only')
    return work({ trx, ...scope })
  })
}

/** The same for the operator's own tables and for work across accounts. */
export async function inOperatorTransaction<T>(
  scope: OperatorScope | OperatorTx,
  work: (tx: OperatorTx) => Promise<T>,
): Promise<T> {
  if ('trx' in scope) return work(scope)
  return scope.operator.knex.transaction((trx) => work({ trx, ...scope }))
}

/**
 * One account's rows inside a transaction of the operator's role: for credentials, which the role of customer pages
 * cannot change, and for what makes an account and acts in it at once.
 */
export function withinAccount(tx: OperatorTx, accountId: string): AccountTx & OperatorTx {
  return { accountId, portal: tx.operator, ...tx }
}

/** Tables that belong to an account; a test compares the list with the schema. */
export type TenantTable =
  | 'users'
  | 'api_users'
  | 'password_links'
  | 'certificate_links'
  | 'user_certificates'
  | 'former_passwords'
  | 'email_changes'
  | 'organizations'
  | 'contacts'
  | 'contact_organizations'
  | 'stored_files'
  | 'custom_fields'
  | 'order_drafts'
  | 'orders'
  | 'order_names'
  | 'order_lines'
  | 'order_events'
  | 'order_links'
  | 'link_orders'
  | 'certificates'
  | 'domain_validations'
  | 'validation_mails'
  | 'caa_checks'
  | 'audits'
  | 'audit_ticks'
  | 'organization_audits'
  | 'order_documents'
  | 'documents'
  | 'top_ups'
  | 'checkouts'
  | 'payments'
  | 'mails'
  | 'audit_log'
  | 'audit_log_chain'
  | 'audit_log_heads'
  | 'ledger_transactions'
  | 'ledger_postings'
  | 'ledger_balances'
  | 'contracts'
  | 'attached_orders'
  | 'contract_notices'
  | 'dpa_decisions'
  | 'contact_points'
  | 'billing_entities'
  | 'debit_mandates'
  | 'mandate_copies'
  | 'single_sign_ons'
  | 'single_sign_on_rules'
  | 'single_sign_on_links'
  | 'purpose_choices'

/** The one door of the write model to an account's rows: reads are filtered, inserts are stamped. */
export function rowsOf(tx: AccountTx, table: TenantTable) {
  return {
    query: () => tx.trx(table).where(`${table}.account_id`, tx.accountId),
    insert: (rows: object | readonly object[]) =>
      tx.trx(table).insert([rows].flat().map((row) => ({ ...row, account_id: tx.accountId }))),
  }
}
