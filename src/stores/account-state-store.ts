import type { LinkHolder } from '#domain/access/password-link.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { AccountStanding } from '#domain/accounts/standing.ts'
import { contractStanding } from '#domain/contracts/contract.ts'
import { readableBalance } from '#domain/ledger/accounts.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import { rowsOf, type AccountTx, type OperatorTx } from '#platform/scope.ts'
import { listContracts } from './contract-store.ts'
import { balanceOf, balancesOf } from './ledger-store.ts'

/** An account whose state or terms staff are about to change; nobody else does before the transaction ends. */
export interface LockedAccount {
  readonly id: string
  readonly name: string
  readonly currency: string
  readonly purchaseOption: PurchaseOption
  readonly suspendedAt: Date | null
  readonly closedAt: Date | null
}

export async function lockAccountCalled({ trx }: OperatorTx, slug: string): Promise<LockedAccount> {
  const row = await trx('accounts').where({ slug }).forNoKeyUpdate().first()
  if (!row) throw new Refusal('not_found', 'page_not_found')
  const { id, name, currency } = row
  const purchaseOption = row.purchase_option
  return { id, name, currency, purchaseOption, suspendedAt: row.suspended_at, closedAt: row.closed_at }
}

export async function saveAccountState(
  { trx }: OperatorTx,
  id: string,
  state: {
    readonly suspendedAt: Date | null
    readonly suspensionReason: string | null
    readonly closedAt: Date | null
  },
): Promise<void> {
  await trx('accounts')
    .where({ id })
    .update({ suspended_at: state.suspendedAt, suspension_reason: state.suspensionReason, closed_at: state.closedAt })
}

export async function savePurchaseOption({ trx }: OperatorTx, id: string, option: PurchaseOption): Promise<void> {
  await trx('accounts').where({ id }).update({ purchase_option: option })
}

/** Ends everything that users of the account are signed in by or about to be. */
export async function deleteSessionsOfAccount({ trx }: OperatorTx, accountId: string): Promise<void> {
  await trx('sessions').where('account_id', accountId).delete()
  await trx('half_open_sign_ins').where('account_id', accountId).delete()
}

/** How the account stands with us now. */
export async function readStanding(tx: AccountTx, currency: string): Promise<AccountStanding> {
  const count = async (which: object): Promise<number> => {
    const [row] = await rowsOf(tx, 'orders').query().where(which).count({ found: '*' })
    return Number(row?.['found'] ?? 0)
  }
  const receivable = readableBalance('receivable', await balanceOf(tx, 'receivable', currency))
  const deposit = readableBalance('deposit', await balanceOf(tx, 'deposit', currency))
  const coupon = readableBalance('coupon', await balanceOf(tx, 'coupon', currency))
  const tokens = [...(await balancesOf(tx, 'token')).values()].map((amount) => Number(readableBalance('token', amount)))
  return {
    ordersInProgress: await count({ is_open: true }),
    owed: receivable > 0n ? receivable : 0n,
    ordersToInvoice: await count({ fulfilment: 'delivered', settlement: 'monthly' }),
    credit: deposit + coupon + (receivable < 0n ? -receivable : 0n),
    tokens: tokens.reduce((total, one) => total + one, 0),
    contractInForce: contractStanding(await listContracts(tx), dayOf(tx.now())).kind === 'in_force',
  }
}

/** Whether the price list that holds on this day has prices for an option in a currency. */
export async function hasPricesFor(
  { trx }: OperatorTx,
  option: PurchaseOption,
  currency: string,
  today: string,
): Promise<boolean> {
  const list = trx('price_lists').where('starts_on', '<=', today).orderBy('starts_on', 'desc').limit(1).select('code')
  const price = await trx('prices')
    .where({ purchase_option: option, currency })
    .whereIn('price_list_code', list)
    .first('item')
  return price !== undefined
}

/** Who answers for the account; null only for one that nobody has opened yet. */
export async function findSuperUser(tx: AccountTx): Promise<LinkHolder | null> {
  const row = await rowsOf(tx, 'users')
    .query()
    .where('is_super_user', true)
    .first('id', 'name', 'login', 'email', 'language')
  return row ?? null
}
