import { readableBalance } from '#domain/ledger/accounts.ts'
import type { LedgerEntry } from '#domain/ledger/transaction.ts'
import type { TokenUnit } from '#domain/pricing/tokens.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** PostgreSQL's code for a broken check: here, a customer balance that would turn negative. */
const CHECK_VIOLATION = '23514'

/**
 * Writes one balanced transaction, or nothing when its idempotency key is there already (false).
 * The balance is the hot row: call this late in the transaction.
 */
export async function postEntry(tx: AccountTx, entry: LedgerEntry): Promise<boolean> {
  const id = newId(tx.now())
  const inserted = await rowsOf(tx, 'ledger_transactions')
    .insert({
      id,
      idempotency_key: entry.key,
      kind: entry.kind,
      at: tx.now(),
      order_id: entry.orderId,
      document_id: entry.documentId,
    })
    .onConflict(['account_id', 'idempotency_key'])
    .ignore()
    .returning('id')
  if (inserted.length === 0) return false
  try {
    await rowsOf(tx, 'ledger_postings').insert(
      entry.postings.map(({ code, unit, amount }, position) => ({
        transaction_id: id,
        position,
        code,
        unit,
        amount: amount.toString(),
      })),
    )
  } catch (error) {
    if ((error as { code?: string }).code === CHECK_VIOLATION) {
      throw new Refusal('conflict', 'balance_too_low', {}, { cause: error })
    }
    throw error
  }
  return true
}

/** Debits minus credits of one ledger account in one unit; zero when it was never used. */
export async function balanceOf(tx: AccountTx, code: string, unit: string): Promise<bigint> {
  const row = await rowsOf(tx, 'ledger_balances').query().where({ code, unit }).first('amount')
  return BigInt(row?.amount ?? 0)
}

/** All balances of one code by unit, zero ones left out. */
export async function balancesOf(tx: AccountTx, code: string): Promise<ReadonlyMap<string, bigint>> {
  const rows = await rowsOf(tx, 'ledger_balances')
    .query()
    .where('code', code)
    .whereNot('amount', 0)
    .select('unit', 'amount')
  return new Map(rows.map(({ unit, amount }) => [unit, BigInt(amount)]))
}

/** What the customer has to spend on orders, without VAT. */
export async function depositBalance(tx: AccountTx, currency: string): Promise<bigint> {
  return readableBalance('deposit', await balanceOf(tx, 'deposit', currency))
}

/** Tokens held, by unit. */
export async function tokenBalances(tx: AccountTx): Promise<ReadonlyMap<TokenUnit, number>> {
  const balances = await balancesOf(tx, 'token')
  return new Map([...balances].map(([unit, amount]) => [unit as TokenUnit, Number(readableBalance('token', amount))]))
}
