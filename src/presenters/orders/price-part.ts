import { lineDescription } from '#domain/documents/line-description.ts'
import type { Order } from '#domain/orders/order.ts'
import type { Settlement } from '#domain/orders/states.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import type { SideLine } from './facts.ts'
import { amountDue, openInvoice, type OrderPageFacts } from './order-file.ts'

/** The priced lines, as views/partials/order-summary.ejs takes them. */
export interface PriceSummary {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly note: string | null; readonly amount: string }[]
  readonly total: string
  readonly note: string | null
  readonly submit: null
}

/** What the order costs, line by line. */
export function priceSummary({ file, product, language, t }: OrderPageFacts): PriceSummary {
  const { order, lines } = file
  const { money } = formatsFor(language)
  return {
    title: t('orders.price.title'),
    lines: lines.map((line) => ({
      label: lineDescription({ ...line, product: product.code }, { product, commonName: null, language }),
      note: line.quantity > 1 ? `${line.quantity} × ${money(line.unitAmount, order.currency)}` : null,
      amount: money(line.amount, order.currency),
    })),
    total: money(order.netAmount, order.currency),
    note: order.netAmount > 0n ? t('orders.price.without_vat') : null,
    submit: null,
  }
}

/** How it is paid, and how far that is. */
export function settlementLines({ file, language, t }: OrderPageFacts): readonly SideLine[] {
  const { order, received } = file
  const { date, day, money } = formatsFor(language)
  const due = amountDue(file)
  const dueOn = due > 0n ? openInvoice(file)?.content.dueOn : null
  const lines: readonly (SideLine | null)[] = [
    line(t('orders.price.means'), t(`orders.means.${order.paymentMeans}`)),
    order.fulfilment === 'pending_approval'
      ? null
      : line(t('orders.price.settlement'), t(`orders.settlements.${settlementShown(order)}`)),
    order.tokens.length > 0 ? line(t('orders.price.tokens'), String(tokensOf(order.tokens))) : null,
    received > 0n && due > 0n ? line(t('orders.price.received'), money(received, order.currency)) : null,
    due > 0n ? line(t('orders.price.due'), money(due, order.currency)) : null,
    dueOn ? line(t('orders.price.due_on'), day(dueOn).text) : null,
    order.paidAt ? line(t('orders.price.paid_on'), date(order.paidAt).text) : null,
  ]
  return lines.filter((one) => one !== null)
}

/** What was never paid is not asked for once the order is closed. */
function settlementShown({ fulfilment, settlement }: Order): Settlement {
  const isClosed = fulfilment === 'cancelled' || fulfilment === 'refused'
  return isClosed && NEVER_PAID.includes(settlement) ? 'free' : settlement
}

const NEVER_PAID: readonly Settlement[] = ['quote', 'quote_signed', 'awaiting_payment']

const line = (label: string, text: string): SideLine => ({ label, href: null, note: null, text })

const tokensOf = (tokens: readonly { readonly quantity: number }[]) =>
  tokens.reduce((total, { quantity }) => total + quantity, 0)
