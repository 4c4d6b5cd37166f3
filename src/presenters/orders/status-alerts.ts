import { alert, type Alert } from '#presenters/components/alert.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import type { OrderPageFacts } from './order-file.ts'

export interface PaymentReturn extends OrderPageFacts {
  /** How the visitor came back from the card payment; null for everybody else. */
  readonly payment: 'done' | 'left' | null
}

/** What has to be said before anything else about an order. */
export function statusAlerts(page: PaymentReturn): readonly Alert[] {
  return [priceAlert(page), paymentAlert(page), closedAlert(page)].filter((one) => one !== null)
}

/** The browser is back before the provider has told us: soon it will have. */
export function isWaitingForProvider(page: PaymentReturn): boolean {
  return page.payment === 'done' && isUnpaid(page) && lastCardEvent(page) === 'checkout_opened'
}

function paymentAlert(page: PaymentReturn): Alert | null {
  const { payment, t } = page
  if (!isUnpaid(page)) return payment === 'done' ? alert('done', t('orders.payment.received')) : null
  if (isWaitingForProvider(page)) {
    return alert('work', t('orders.payment.waiting.text'), { title: t('orders.payment.waiting.title') })
  }
  if (lastCardEvent(page) === 'payment_refused') {
    return alert('stop', t('orders.payment.refused.text'), { title: t('orders.payment.refused.title'), urgent: false })
  }
  return payment === 'left' ? alert('quiet', t('orders.payment.left')) : null
}

/** Whoever approved it was asked again, because it costs something else by now. */
function priceAlert({ file, language, t }: OrderPageFacts): Alert | null {
  const { fulfilment, netAmount, currency } = file.order
  if (fulfilment !== 'pending_approval' || !file.events.some(({ kind }) => kind === 'price_changed')) return null
  return alert('act', t('orders.approval.price_changed', { price: formatsFor(language).money(netAmount, currency) }))
}

function closedAlert({ file, t }: OrderPageFacts): Alert | null {
  const { fulfilment, cancellationReason } = file.order
  if (!cancellationReason) return null
  return alert('quiet', cancellationReason, {
    title: fulfilment === 'refused' ? t('orders.closed.refused') : t('orders.closed.cancelled'),
  })
}

function isUnpaid({ file }: OrderPageFacts): boolean {
  return file.order.settlement === 'awaiting_payment' || file.order.settlement === 'deferred'
}

function lastCardEvent({ file }: OrderPageFacts) {
  return file.events.find(({ kind }) => kind === 'checkout_opened' || kind === 'payment_refused')?.kind ?? null
}
