import type { Currency } from '#domain/shared/money.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorScope } from '#platform/scope.ts'

export interface NewPayment {
  readonly id: string
  readonly documentId: string
  readonly orderId: string | null
  readonly means: 'card' | 'transfer' | 'cheque' | 'direct_debit'
  readonly amount: bigint
  /** How much of it came above what was owed. */
  readonly excess: bigint
  readonly currency: Currency
  /** Calendar date on which the money came. */
  readonly receivedOn: string
  readonly bankReference: string
  readonly idempotencyKey: string
}

/** Enters money that came; false when this very payment is entered already. */
export async function insertPayment(tx: AccountTx, payment: NewPayment): Promise<boolean> {
  const inserted = await rowsOf(tx, 'payments')
    .insert({
      id: payment.id,
      document_id: payment.documentId,
      order_id: payment.orderId,
      means: payment.means,
      amount: payment.amount.toString(),
      excess: payment.excess.toString(),
      currency: payment.currency,
      received_on: payment.receivedOn,
      bank_reference: payment.bankReference,
      idempotency_key: payment.idempotencyKey,
      entered_by: tx.actor.name,
      created_at: tx.now(),
    })
    .onConflict(['account_id', 'idempotency_key'])
    .ignore()
    .returning('id')
  return inserted.length > 0
}

/** What is known of money that came. */
export async function getPayment(
  tx: AccountTx,
  by: { readonly id: string; readonly document_id: string } | { readonly idempotency_key: string },
): Promise<Omit<NewPayment, 'id' | 'orderId' | 'idempotencyKey'>> {
  const columns = ['document_id', 'means', 'amount', 'excess', 'currency', 'bank_reference']
  const row = await rowsOf(tx, 'payments')
    .query()
    .where(by)
    .first(...columns, tx.trx.raw('received_on::text'))
  if (!row) throw new Refusal('not_found', 'document_not_found')
  return {
    documentId: row['document_id'],
    means: row['means'],
    amount: BigInt(row['amount'] as string),
    excess: BigInt(row['excess'] as string),
    currency: row['currency'],
    receivedOn: row['received_on'],
    bankReference: row['bank_reference'],
  }
}

/** What has come in for a document so far. */
export async function paidOn(tx: AccountTx, documentId: string): Promise<bigint> {
  const row = await rowsOf(tx, 'payments').query().where('document_id', documentId).sum('amount as sum').first()
  return BigInt((row?.['sum'] as string | null) ?? 0)
}

/** What a page to pay on is for: the newest invoice of an order, or an invoice of its own. */
export type Payable = { readonly orderId: string } | { readonly documentId: string }

export interface CheckoutAttempt {
  readonly id: string
  readonly pays: Payable
  readonly state: 'created' | 'open' | 'paid' | 'refused' | 'expired'
  readonly providerReference: string | null
  readonly url: string | null
  readonly amount: bigint
  readonly currency: Currency
  readonly createdAt: Date
}

export async function insertCheckout(
  tx: AccountTx,
  checkout: Pick<CheckoutAttempt, 'id' | 'pays' | 'amount' | 'currency'> & { readonly provider: string },
): Promise<void> {
  await rowsOf(tx, 'checkouts').insert({
    id: checkout.id,
    ...columnOf(checkout.pays),
    provider: checkout.provider,
    state: 'created',
    amount: checkout.amount.toString(),
    currency: checkout.currency,
    created_at: tx.now(),
  })
}

/** The newest attempt that the payer may still finish. */
export async function findLiveCheckout(tx: AccountTx, pays: Payable): Promise<CheckoutAttempt | null> {
  const row = await undecided(tx, pays).orderBy('created_at', 'desc').first()
  return row ? checkoutFrom(row) : null
}

/** Ends every attempt that the payer may still finish, and tells which these were. */
export async function expireCheckouts(tx: AccountTx, pays: Payable): Promise<readonly string[]> {
  const ended = await undecided(tx, pays).update({ state: 'expired', decided_at: tx.now() }).returning('id')
  return ended.map(({ id }: Record<string, unknown>) => id as string)
}

const undecided = (tx: AccountTx, pays: Payable) =>
  rowsOf(tx, 'checkouts').query().where(columnOf(pays)).whereIn('state', ['created', 'open'])

export async function getCheckout(tx: AccountTx, id: string): Promise<CheckoutAttempt> {
  const row = await rowsOf(tx, 'checkouts').query().where('id', id).first()
  if (!row) throw new Refusal('not_found', 'page_not_found')
  return checkoutFrom(row)
}

export async function lockCheckout(tx: AccountTx, id: string): Promise<CheckoutAttempt> {
  const row = await rowsOf(tx, 'checkouts').query().where('id', id).forNoKeyUpdate().first()
  if (!row) throw new Refusal('not_found', 'page_not_found')
  return checkoutFrom(row)
}

/** Keeps what the provider answered; an attempt that was ended meanwhile stays so. */
export async function markCheckoutOpen(
  tx: AccountTx,
  { id, state }: Pick<CheckoutAttempt, 'id' | 'state'>,
  providerReference: string,
  url: string,
): Promise<void> {
  await rowsOf(tx, 'checkouts')
    .query()
    .where('id', id)
    .update({ state: state === 'created' ? 'open' : state, provider_reference: providerReference, url })
}

export async function markCheckoutDecided(
  tx: AccountTx,
  id: string,
  state: 'paid' | 'refused' | 'expired',
): Promise<void> {
  await rowsOf(tx, 'checkouts').query().where('id', id).update({ state, decided_at: tx.now() })
}

/** The provider's webhook knows its own reference alone: which account and attempt is it? */
export async function findCheckoutAcrossAccounts(
  { operator }: OperatorScope,
  providerReference: string,
): Promise<{ readonly accountId: string; readonly checkoutId: string } | null> {
  const row = await operator.knex('checkouts').where('provider_reference', providerReference).first('account_id', 'id')
  return row ? { accountId: row.account_id, checkoutId: row.id } : null
}

/** Remembers a provider's event; false when it was seen before. */
export async function rememberEvent(
  tx: AccountTx,
  event: { readonly provider: string; readonly eventId: string; readonly kind: string },
): Promise<boolean> {
  const inserted = await tx
    .trx('payment_events')
    .insert({ provider: event.provider, event_id: event.eventId, kind: event.kind, received_at: tx.now() })
    .onConflict(['provider', 'event_id'])
    .ignore()
    .returning('event_id')
  return inserted.length > 0
}

const columnOf = (pays: Payable) => ('orderId' in pays ? { order_id: pays.orderId } : { document_id: pays.documentId })

function checkoutFrom(row: Record<string, unknown>): CheckoutAttempt {
  return {
    id: row['id'],
    pays: row['order_id'] === null ? { documentId: row['document_id'] } : { orderId: row['order_id'] },
    state: row['state'],
    providerReference: row['provider_reference'],
    url: row['url'],
    amount: BigInt(row['amount'] as string),
    currency: row['currency'],
    createdAt: row['created_at'],
  } as CheckoutAttempt
}
