import { Refusal } from '#domain/shared/refusal.ts'
import { HOUR } from '#domain/shared/time.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { PaymentProvider } from '#ports/payments.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { openInvoiceOf } from '#stores/document-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import { findLiveCheckout, insertCheckout, lockCheckout, markCheckoutOpen, paidOn } from '#stores/payment-store.ts'

export interface CheckoutDeps {
  readonly provider: PaymentProvider
  readonly statusUrl: (reference: string) => string
}

/** A hosted page is asked for anew after this long; until then going back leads to the same one. */
const CHECKOUT_HOURS = 1

/** Prepares the payment of an order by card and tells the address of the provider's page. */
export const startCheckout =
  ({ provider, statusUrl }: CheckoutDeps) =>
  async (scope: AccountScope, reference: string): Promise<string> => {
    const prepared = await inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      if (order.fulfilment === 'cancelled' || order.fulfilment === 'refused')
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      if (order.settlement !== 'awaiting_payment' && order.settlement !== 'deferred')
        throw new Refusal('conflict', 'already_paid')
      const invoice = await openInvoiceOf(tx, order.id)
      const amount = invoice.content.gross - (await paidOn(tx, invoice.id))
      const live = await findLiveCheckout(tx, order.id, new Date(tx.now().getTime() - CHECKOUT_HOURS * HOUR))
      const id = live?.id ?? newId(tx.now())
      if (!live) {
        await insertCheckout(tx, { id, orderId: order.id, provider: provider.code, amount, currency: order.currency })
        await recordEvent(tx, order.id, 'checkout_opened')
      }
      return {
        id,
        url: live?.url ?? null,
        amount,
        currency: order.currency,
        description: order.commonName,
        language: (await getAccountTerms(tx)).language,
      }
    })
    if (prepared.url !== null) return prepared.url

    const { id, amount, currency, description, language } = prepared
    const [successUrl, cancelUrl] = [`${statusUrl(reference)}?payment=done`, `${statusUrl(reference)}?payment=left`]
    const request = {
      idempotencyKey: id,
      clientReference: reference,
      description,
      amount,
      currency,
      language,
      successUrl,
      cancelUrl,
    }
    const checkout = await provider.createCheckout(request).catch((error: unknown) => {
      throw new Refusal('unavailable', 'payment_provider_down', {}, { cause: error })
    })
    await inTransaction(scope, async (tx) => {
      const { state } = await lockCheckout(tx, id)
      if (state === 'created') await markCheckoutOpen(tx, id, checkout.providerReference, checkout.url)
    })
    return checkout.url
  }
