import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { PaymentProvider } from '#ports/payments.ts'
import { enqueue } from '#stores/job-store.ts'
import { expireCheckouts, getCheckout, type Payable } from '#stores/payment-store.ts'

/** What was to be paid is not due any more, or not this much: no page takes a card for it. A job tells the provider. */
export async function closePages(tx: AccountTx, pays: Payable): Promise<void> {
  for (const checkoutId of await expireCheckouts(tx, pays)) {
    await enqueue(tx, 'expire_checkout', { accountId: tx.accountId, checkoutId })
  }
}

/** Closes at the provider the page of an attempt that was ended here. Without an address nobody was ever led to it. */
export const expireCheckout =
  ({ provider }: { readonly provider: PaymentProvider }) =>
  async (scope: AccountScope, checkoutId: string): Promise<void> => {
    const { state, providerReference } = await inTransaction(scope, (tx) => getCheckout(tx, checkoutId))
    if (state === 'expired' && providerReference !== null) await provider.expireCheckout(providerReference)
  }
