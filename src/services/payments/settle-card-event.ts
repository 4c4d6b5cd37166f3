import { dayOf } from '#domain/shared/time.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inTransaction, systemScope, type AccountTx, type OperatorScope } from '#platform/scope.ts'
import { BadSignature, type PaymentEvent, type PaymentProvider } from '#ports/payments.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { mailToTechnicalContact } from '#services/mails/to-technical-contact.ts'
import { getDocument, openInvoiceOf } from '#stores/document-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import {
  findCheckoutAcrossAccounts,
  getCheckout,
  lockCheckout,
  markCheckoutDecided,
  rememberEvent,
  type Payable,
} from '#stores/payment-store.ts'
import { lockTopUp } from '#stores/top-up-store.ts'
import type { TakePayment } from './take-payment.ts'

interface Deps {
  readonly provider: PaymentProvider
  readonly portal: RoleConnection
  readonly takePayment: TakePayment
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
}

/** Reads what the provider posts: false when its signature is not the provider's. */
export const receiveCardEvent =
  (deps: Deps) =>
  async (scope: OperatorScope, rawBody: Buffer, signature: string | undefined): Promise<boolean> => {
    try {
      const event = deps.provider.readEvent(rawBody, signature, scope.now())
      if (event) await settleCardEvent(deps)(scope, event)
      return true
    } catch (error) {
      if (error instanceof BadSignature) return false
      throw error
    }
  }

/** Takes the provider's word on a checkout, once: the same event delivered again changes nothing, nor one that comes late. */
export const settleCardEvent =
  (deps: Deps) =>
  async (scope: OperatorScope, event: PaymentEvent): Promise<void> => {
    const found = await findCheckoutAcrossAccounts(scope, event.providerReference)
    if (!found) return
    const account = systemScope(deps.portal, found.accountId, scope.now)
    await inTransaction(account, async (tx) => {
      const { eventId, kind } = event
      if (!(await rememberEvent(tx, { provider: deps.provider.code, eventId, kind }))) return
      await lockPayable(tx, (await getCheckout(tx, found.checkoutId)).pays)
      const checkout = await lockCheckout(tx, found.checkoutId)
      if (checkout.state === 'paid' && kind !== 'paid') return
      await markCheckoutDecided(tx, checkout.id, kind)
      if (kind === 'paid') await settlePaid(tx, deps, checkout.pays, event)
      else if (kind === 'refused' && 'orderId' in checkout.pays) await tellRefused(tx, deps, checkout.pays.orderId)
    })
  }

/** The order or request first, its checkouts after it: in the same turn as whoever opens or closes pages. */
async function lockPayable(tx: AccountTx, pays: Payable): Promise<void> {
  if ('orderId' in pays) await lockOrder(tx, { id: pays.orderId })
  else await lockTopUp(tx, pays.documentId)
}

async function settlePaid(tx: AccountTx, { takePayment }: Deps, pays: Payable, event: PaymentEvent): Promise<void> {
  const invoice =
    'orderId' in pays ? await openInvoiceOf(tx, pays.orderId) : await getDocument(tx, { id: pays.documentId })
  await takePayment(tx, invoice, {
    means: 'card',
    amount: event.amount,
    currency: event.currency,
    receivedOn: dayOf(tx.now()),
    bankReference: event.providerReference,
    idempotencyKey: `card:${event.providerReference}`,
  })
}

async function tellRefused(tx: AccountTx, { queueMail, statusUrl }: Deps, orderId: string): Promise<void> {
  const order = await lockOrder(tx, { id: orderId })
  const { reference, commonName } = order
  await recordEvent(tx, order.id, 'payment_refused')
  await mailToTechnicalContact(tx, queueMail, order, {
    kind: 'payment_refused',
    data: { reference, commonName, statusUrl: statusUrl(reference) },
  })
}
