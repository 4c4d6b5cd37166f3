import type { Currency } from '#domain/shared/money.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorScope } from '#platform/scope.ts'

export interface NewPayment {
  readonly id: string
  readonly documentId: string
  readonly orderId: string | null
  readonly means: 'card' | 'transfer' | 'cheque' | 'direct_debit'
  readonly amount: bigint
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

/** An attempt that the payer may still finish: going back and paying again uses the same one. */
export async function findLiveCheckout(tx: AccountTx, pays: Payable, since: Date): Promise<CheckoutAttempt | null> {
  const row = await rowsOf(tx, 'checkouts')
    .query()
    .where(columnOf(pays))
    .whereIn('state', ['created', 'open'])
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .first()
  return row ? checkoutFrom(row) : null
}

export async function lockCheckout(tx: AccountTx, id: string): Promise<CheckoutAttempt> {
  const row = await rowsOf(tx, 'checkouts').query().where('id', id).forNoKeyUpdate().first()
  if (!row) throw new Refusal('not_found', 'page_not_found')
  return checkoutFrom(row)
}

export async function markCheckoutOpen(
  tx: AccountTx,
  id: string,
  providerReference: string,
  url: string,
): Promise<void> {
  await rowsOf(tx, 'checkouts')
    .query()
    .where('id', id)
    .update({ state: 'open', provider_reference: providerReference, url })
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
  } as CheckoutAttempt
}
