import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inTransaction, systemScope, type OperatorScope } from '#platform/scope.ts'
import type { PaymentProvider } from '#ports/payments.ts'
import type { SandboxPages } from '#ports/sandbox-pages.ts'
import { findCheckoutAcrossAccounts, lockCheckout, getCheckout } from '#stores/payment-store.ts'
import { closePages } from './close-pages.ts'
import { lockDue } from './due.ts'

interface Deps {
  readonly sandbox: SandboxPages
  readonly provider: PaymentProvider
  readonly portal: RoleConnection
}

/** The sandbox's pages. It lives in this house, so it can ask before it charges: what is not due is not taken. */
export const sandboxServices = (deps: Deps) => ({
  checkout: deps.sandbox.checkout,
  deliverEvent: deps.sandbox.deliverEvent,
  async pay(scope: OperatorScope, id: string, card: Parameters<SandboxPages['pay']>[1]) {
    await closeUnlessDue(deps, scope, id)
    return deps.sandbox.pay(id, card)
  },
  async answerChallenge(scope: OperatorScope, id: string, confirmed: boolean) {
    await closeUnlessDue(deps, scope, id)
    return deps.sandbox.answerChallenge(id, confirmed)
  },
})

/** A page that was ended here, or asks for another amount than is due by now, is closed at the provider at once. */
async function closeUnlessDue({ provider, portal }: Deps, scope: OperatorScope, reference: string): Promise<void> {
  const found = await findCheckoutAcrossAccounts(scope, reference)
  if (!found) return
  const isDue = await inTransaction(systemScope(portal, found.accountId, scope.now), async (tx) => {
    const { pays } = await getCheckout(tx, found.checkoutId)
    const due = await lockDue(tx, pays).catch((error: unknown) => {
      if (error instanceof Refusal) return null
      throw error
    })
    const { amount, state } = await lockCheckout(tx, found.checkoutId)
    if (state !== 'open') return state !== 'expired'
    if (due?.amount === amount) return true
    await closePages(tx, pays)
    return false
  })
  if (!isDue) await provider.expireCheckout(reference)
}
