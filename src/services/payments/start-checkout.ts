import { leadsToSamePage, pageEndsAt } from '#domain/payments/payment-page.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { PaymentProvider } from '#ports/payments.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { getDocument } from '#stores/document-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import {
  findLiveCheckout,
  insertCheckout,
  lockCheckout,
  markCheckoutOpen,
  type Payable,
} from '#stores/payment-store.ts'
import { closePages } from './close-pages.ts'
import { lockDue } from './due.ts'

export interface CheckoutDeps {
  readonly provider: PaymentProvider
  readonly publicUrl: string
  readonly statusUrl: (reference: string) => string
}

/** Prepares the payment of an order by card and tells the address of the provider's page. */
export const startCheckout =
  (deps: CheckoutDeps) =>
  (scope: AccountScope, reference: string): Promise<string> =>
    openPage(deps, scope, reference, deps.statusUrl(reference), async (tx) => {
      const { id } = await lockOrder(tx, { reference })
      return { orderId: id }
    })

/** The same for a top-up, by the number of its invoice. */
export const startTopUpCheckout =
  (deps: CheckoutDeps) =>
  (scope: AccountScope, number: string): Promise<string> =>
    openPage(deps, scope, number, `${deps.publicUrl}/account/top-ups/${number}`, async (tx) => {
      const { id } = await getDocument(tx, { number })
      return { documentId: id }
    })

async function openPage(
  deps: CheckoutDeps,
  scope: AccountScope,
  clientReference: string,
  backUrl: string,
  payableOf: (tx: AccountTx) => Promise<Payable>,
): Promise<string> {
  const { provider } = deps
  const { url, ...prepared } = await inTransaction(scope, async (tx) => prepare(tx, provider, await payableOf(tx)))
  if (url !== null) return url

  const [successUrl, cancelUrl] = [`${backUrl}?payment=done`, `${backUrl}?payment=left`]
  const request = { ...prepared, clientReference, successUrl, cancelUrl }
  const opened = await provider.createCheckout(request).catch((error: unknown) => {
    throw new Refusal('unavailable', 'payment_provider_down', {}, { cause: error })
  })
  const isOurs = await inTransaction(scope, async (tx) => {
    const checkout = await lockCheckout(tx, prepared.idempotencyKey)
    if (checkout.providerReference === null) await markCheckoutOpen(tx, checkout, opened.providerReference, opened.url)
    if (checkout.state !== 'expired') return true
    await enqueue(tx, 'expire_checkout', { accountId: tx.accountId, checkoutId: checkout.id })
    return false
  })
  // While the provider was asked, something else was paid or opened: what is due is asked anew.
  return isOurs ? opened.url : openPage(deps, scope, clientReference, backUrl, payableOf)
}

/** Goes back to the page of before where it still asks for the right amount; otherwise it is closed, and another is made. */
async function prepare(tx: AccountTx, provider: PaymentProvider, pays: Payable) {
  const { invoice, amount, description } = await lockDue(tx, pays)
  const { currency } = invoice.content
  const { language } = await getAccountTerms(tx)
  const live = await findLiveCheckout(tx, pays)
  const same = live && leadsToSamePage(live, { amount, currency }, tx.now()) ? live : null
  const { id, url, createdAt } = same ?? { id: newId(tx.now()), url: null, createdAt: tx.now() }
  if (!same) {
    await closePages(tx, pays)
    await insertCheckout(tx, { id, pays, provider: provider.code, amount, currency })
    if ('orderId' in pays) await recordEvent(tx, pays.orderId, 'checkout_opened')
  }
  return { url, idempotencyKey: id, amount, currency, description, language, expiresAt: pageEndsAt({ createdAt }) }
}
