import type { Settlement } from '#domain/orders/states.ts'
import { field } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import type { OrderPageFacts } from './order-file.ts'
import { orderTrail } from './order-trail.ts'

export interface CancellationDraft {
  readonly reason: string
  readonly isMissing: boolean
}

/** What views/orders/cancellation.ejs is given: what is cancelled, and what becomes of the money. */
export function cancellationPage(facts: OrderPageFacts, draft: CancellationDraft | null) {
  const { file, product, language, t } = facts
  const { order } = file
  const status = `/orders/${order.reference}`
  return {
    title: t('orders.cancellation.title', { reference: order.reference }),
    head: pageHead({ trail: orderTrail(facts) }),
    confirm: {
      action: `${status}/cancellations`,
      text: t('orders.cancellation.text', { product: product.name[language], name: order.commonName }),
      consequences: [
        t('orders.cancellation.final'),
        t(`orders.cancellation.money.${moneyOf(order.settlement, order.paymentMeans === 'tokens')}`),
      ],
      fields: [
        field({
          kind: 'textarea',
          name: 'reason',
          label: t('orders.cancellation.reason'),
          hint: t('orders.cancellation.reason_hint'),
          error: draft?.isMissing ? t('orders.cancellation.reason_missing') : null,
          value: draft?.reason ?? '',
          required: true,
          rows: 3,
          maxlength: 500,
        }),
      ],
      submit: t('orders.cancellation.submit', { reference: order.reference }),
      back: { label: t('orders.cancellation.back'), href: status },
    },
  }
}

/** What was paid comes back the way it was paid. */
function moneyOf(settlement: Settlement, byTokens: boolean): 'tokens' | 'deposit' | 'coupon' | 'invoice' | 'nothing' {
  switch (settlement) {
    case 'prepaid':
      return byTokens ? 'tokens' : 'deposit'
    case 'paid':
      return 'coupon'
    case 'awaiting_payment':
      return byTokens ? 'nothing' : 'invoice'
    case 'deferred':
      return 'invoice'
    default:
      return 'nothing'
  }
}
