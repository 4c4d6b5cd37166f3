import { grants } from '#domain/access/rights.ts'
import type { CommercialDocument } from '#domain/documents/document.ts'
import { topUpState, type TopUp, type TopUpState } from '#domain/top-ups/top-up.ts'
import { alert, type Alert } from '../components/alert.ts'
import type { Link } from '../components/link.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { pill } from '../components/status-pill.ts'
import { invoiceOffer } from '../orders/payment-offer.ts'
import { TOP_UPS, type Reader } from './facts.ts'

export interface TopUpFacts extends Reader {
  readonly file: {
    readonly topUp: TopUp
    readonly invoice: { readonly number: string; readonly content: CommercialDocument }
    /** Took the invoice back. */
    readonly creditNote: { readonly number: string } | null
    readonly received: bigint
  }
  /** How the visitor came back from the card payment; null for everybody else. */
  readonly payment: 'done' | 'left' | null
}

/** What views/account/top-up.ejs is given: one request, how to pay it, and what it has credited. */
export function topUpPage(page: TopUpFacts) {
  const { topUp, invoice } = page.file
  const { language, payment, t } = page
  const { date, money } = formatsFor(language)
  const { number, content } = invoice
  const state = topUpState(topUp)
  const said = (amount: bigint) => money(amount, content.currency)
  return {
    title: t('account.top_ups.show.title', { number }),
    head: pageHead({
      trail: [{ label: t('account.top_ups.title'), href: TOP_UPS }],
      lead: t('account.top_ups.show.lead', { name: topUp.requestedBy, date: date(topUp.requestedAt).text }),
      pill: statePill(state, t),
    }),
    alerts: alerts(page),
    watch: payment === 'done' && state === 'waiting' ? state : null,
    next: state === 'waiting' ? payStep(page) : null,
    summary: {
      title: t('account.top_ups.show.lines'),
      lines: [
        ...content.lines.map(({ description, quantity, unitNet, net }) => ({
          label: description,
          note: quantity > 1 ? `${quantity} × ${said(unitNet)}` : null,
          amount: said(net),
        })),
        ...content.vat.map(({ rate, amount, mention }) => ({
          label:
            rate === 0
              ? t('operations.price.no_vat')
              : t('operations.price.vat', { rate: formatsFor(language).rate(rate) }),
          note: mention,
          amount: said(amount),
        })),
      ],
      total: said(content.gross),
      note: null,
      submit: null,
    },
    documents: documents(page),
    all: { href: TOP_UPS, label: t('account.top_ups.show.all') },
  }
}

const TONES = { waiting: 'act', paid: 'done', cancelled: 'quiet' } as const

export const statePill = (state: TopUpState, t: Reader['t']) => pill(TONES[state], t(`account.top_ups.states.${state}`))

function documents({ file: { invoice, creditNote }, t }: TopUpFacts): readonly Link[] {
  const pdf = (number: string) => `${TOP_UPS}/${number}/document.pdf`
  const { number } = invoice
  return [
    { href: pdf(number), label: t('account.top_ups.show.document', { number }) },
    ...(creditNote
      ? [{ href: pdf(creditNote.number), label: t('account.top_ups.show.credit_note', { number: creditNote.number }) }]
      : []),
  ]
}

function alerts({ file: { topUp, invoice, received }, payment, language, t }: TopUpFacts): readonly Alert[] {
  const { date, money } = formatsFor(language)
  if (topUp.paidAt !== null)
    return [alert('done', t('account.top_ups.show.credited', { date: date(topUp.paidAt).text }))]
  if (topUp.cancelledAt !== null)
    return [alert('quiet', t('account.top_ups.show.called_off', { date: date(topUp.cancelledAt).text }))]
  const came = money(received, invoice.content.currency)
  return [
    ...(payment === 'done'
      ? [alert('work', t('account.top_ups.show.paying_text'), { title: t('account.top_ups.show.paying_title') })]
      : []),
    ...(payment === 'left' ? [alert('quiet', t('account.top_ups.show.left'))] : []),
    ...(received > 0n ? [alert('quiet', t('account.top_ups.show.received', { amount: came }))] : []),
  ]
}

function payStep({ file: { topUp, invoice, received }, rights, language, t }: TopUpFacts) {
  const mayPay = grants(rights, 'account:credit')
  const payment = invoiceOffer({
    invoice,
    due: invoice.content.gross - received,
    cardAction: mayPay ? `${TOP_UPS}/${invoice.number}/checkouts` : null,
    byCard: topUp.means === 'card',
    language,
    t,
  })
  return {
    title: t('account.top_ups.show.pay_title', { amount: payment.amount }),
    text: t('account.top_ups.show.pay_text'),
    lines: [],
    payment,
    approval: null,
    caaAgain: null,
    action: null,
    others: mayPay
      ? [{ href: `${TOP_UPS}/${invoice.number}/cancellation`, label: t('account.top_ups.show.call_off') }]
      : [],
  }
}
