import { Refusal } from '#domain/shared/refusal.ts'
import type { Currency } from '#domain/shared/money.ts'
import { HOUR } from '#domain/shared/time.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { PaymentProvider } from '#ports/payments.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { getDocument, openInvoiceOf, type IssuedDocument } from '#stores/document-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import {
  findLiveCheckout,
  insertCheckout,
  lockCheckout,
  markCheckoutOpen,
  paidOn,
  type Payable,
} from '#stores/payment-store.ts'
import { lockTopUp } from '#stores/top-up-store.ts'

export interface CheckoutDeps {
  readonly provider: PaymentProvider
  readonly publicUrl: string
  readonly statusUrl: (reference: string) => string
}

/** A hosted page is asked for anew after this long; until then going back leads to the same one. */
const CHECKOUT_HOURS = 1

/** What a page is made for. */
interface Purpose {
  readonly pays: Payable
  readonly invoice: IssuedDocument
  readonly description: string
  /** Records that a new page was opened. */
  readonly onOpened: () => Promise<void>
}

/** Prepares the payment of an order by card and tells the address of the provider's page. */
export const startCheckout =
  (deps: CheckoutDeps) =>
  (scope: AccountScope, reference: string): Promise<string> =>
    openPage(deps, scope, reference, deps.statusUrl(reference), async (tx) => {
      const order = await lockOrder(tx, { reference })
      if (order.fulfilment === 'cancelled' || order.fulfilment === 'refused')
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      if (order.settlement !== 'awaiting_payment' && order.settlement !== 'deferred')
        throw new Refusal('conflict', 'already_paid')
      return {
        pays: { orderId: order.id },
        invoice: await openInvoiceOf(tx, order.id),
        description: order.commonName,
        onOpened: () => recordEvent(tx, order.id, 'checkout_opened'),
      }
    })

/** The same for a top-up, by the number of its invoice. */
export const startTopUpCheckout =
  (deps: CheckoutDeps) =>
  (scope: AccountScope, number: string): Promise<string> =>
    openPage(deps, scope, number, `${deps.publicUrl}/account/top-ups/${number}`, async (tx) => {
      const invoice = await getDocument(tx, { number })
      const topUp = await lockTopUp(tx, invoice.id)
      if (topUp.paidAt !== null) throw new Refusal('conflict', 'already_paid')
      if (topUp.cancelledAt !== null) throw new Refusal('conflict', 'illegal_transition', { from: 'cancelled' })
      return { pays: { documentId: invoice.id }, invoice, description: number, onOpened: () => Promise.resolve() }
    })

async function openPage(
  { provider }: CheckoutDeps,
  scope: AccountScope,
  clientReference: string,
  backUrl: string,
  purposeOf: (tx: AccountTx) => Promise<Purpose>,
): Promise<string> {
  const { url, ...prepared } = await inTransaction(scope, async (tx) => prepare(tx, provider, await purposeOf(tx)))
  if (url !== null) return url

  const [successUrl, cancelUrl] = [`${backUrl}?payment=done`, `${backUrl}?payment=left`]
  const request = { ...prepared, clientReference, successUrl, cancelUrl }
  const checkout = await provider.createCheckout(request).catch((error: unknown) => {
    throw new Refusal('unavailable', 'payment_provider_down', {}, { cause: error })
  })
  await inTransaction(scope, async (tx) => {
    const { state } = await lockCheckout(tx, prepared.idempotencyKey)
    if (state === 'created')
      await markCheckoutOpen(tx, prepared.idempotencyKey, checkout.providerReference, checkout.url)
  })
  return checkout.url
}

async function prepare(tx: AccountTx, provider: PaymentProvider, { pays, invoice, description, onOpened }: Purpose) {
  const currency: Currency = invoice.content.currency
  const amount = invoice.content.gross - (await paidOn(tx, invoice.id))
  const live = await findLiveCheckout(tx, pays, new Date(tx.now().getTime() - CHECKOUT_HOURS * HOUR))
  const id = live?.id ?? newId(tx.now())
  if (!live) {
    await insertCheckout(tx, { id, pays, provider: provider.code, amount, currency })
    await onOpened()
  }
  const { language } = await getAccountTerms(tx)
  return { url: live?.url ?? null, idempotencyKey: id, amount, currency, description, language }
}
