import type { CardProblem, HostedPage } from '#domain/payments/hosted-page.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from './components/alert.ts'
import { errorSummary, field } from './components/field.ts'
import { formatsFor } from './components/formats.ts'

/** The sandbox's test cards and what each is for: those of Stripe's test mode. */
export const TEST_CARDS = [
  { number: '4242424242424242', outcome: 'accepted' },
  { number: '4000002500003155', outcome: 'challenge' },
  { number: '4000000000000002', outcome: 'card_declined' },
  { number: '4000000000009995', outcome: 'insufficient_funds' },
  { number: '4000000000000069', outcome: 'expired_card' },
  { number: '4000000000000127', outcome: 'incorrect_cvc' },
] as const
/** Any date to come and any code go with a test card. */
const TEST_CVC = '123'
const testExpiry = (now: Date) => `12/${now.getUTCFullYear() + 3}`

export interface SandboxFacts {
  readonly checkout: HostedPage
  /** The operator's name: who is paid. */
  readonly shop: string
  readonly t: Translate
}

export interface TypedCard {
  readonly problems: readonly CardProblem[]
  readonly number: string
  readonly expiry: string
}

/** What views/sandbox/checkout.ejs is given: the card form, and the cards to try it with. */
export function checkoutPage(facts: SandboxFacts, { problems, number, expiry }: TypedCard, now: Date) {
  const { checkout, shop, t } = facts
  const problemOf = (...codes: CardProblem[]) => {
    const found = codes.find((code) => problems.includes(code))
    return found ? t(`sandbox.problems.${found}`) : null
  }
  const fields = [
    field({
      name: 'number',
      label: t('sandbox.pay.number'),
      value: number,
      error: problemOf('number_invalid'),
      required: true,
      inputmode: 'numeric',
      autocomplete: 'cc-number',
      maxlength: 30,
    }),
    field({
      name: 'expiry',
      label: t('sandbox.pay.expiry'),
      hint: t('sandbox.pay.expiry_hint'),
      value: expiry,
      error: problemOf('expiry_invalid', 'card_expired'),
      required: true,
      autocomplete: 'cc-exp',
      maxlength: 9,
    }),
    field({
      name: 'cvc',
      label: t('sandbox.pay.cvc'),
      hint: t('sandbox.pay.cvc_hint'),
      error: problemOf('cvc_invalid'),
      required: true,
      inputmode: 'numeric',
      autocomplete: 'cc-csc',
      maxlength: 4,
    }),
  ]
  return {
    ...hostedPage(facts, t('sandbox.pay.title', { amount: amountOf(facts) })),
    action: `${addressOf(checkout)}/card`,
    errors: errorSummary(fields),
    fields,
    submit: t('sandbox.pay.submit', { amount: amountOf(facts) }),
    leave: { label: t('sandbox.pay.leave', { shop }), href: checkout.cancelUrl },
    cards: TEST_CARDS.map((card) => {
      const spaced = card.number.replace(/(.{4})(?=.)/g, '$1 ')
      return {
        number: card.number,
        spaced,
        expiry: testExpiry(now),
        cvc: TEST_CVC,
        outcome: t(`sandbox.cards.${card.outcome}`),
        label: `${t(`sandbox.cards.${card.outcome}`)}: ${t('sandbox.cards.use', { number: spaced })}`,
      }
    }),
  }
}

/** What views/sandbox/challenge.ejs is given: the bank asks the card's holder. */
export function challengePage(facts: SandboxFacts) {
  const { checkout, shop, t } = facts
  const last4 = checkout.cardLast4 ?? ''
  return {
    ...hostedPage(facts, t('sandbox.challenge.title')),
    action: `${addressOf(checkout)}/challenge`,
    text: t('sandbox.challenge.text', { shop, amount: amountOf(facts), last4 }),
  }
}

/** What views/sandbox/outcome.ejs is given once the payment is decided: what a reload shows. */
export function outcomePage(facts: SandboxFacts, state: 'paid' | 'refused' | 'expired') {
  const { checkout, shop, t } = facts
  const text = t(`sandbox.outcome.${state}.text`, { amount: amountOf(facts), last4: checkout.cardLast4 ?? '' })
  const reason = checkout.refusalReason ? t(`sandbox.reasons.${checkout.refusalReason}`) : null
  return {
    ...hostedPage(facts, t(`sandbox.outcome.${state}.title`)),
    notice: alert(TONES[state], text, { title: reason }),
    back: {
      label: t('sandbox.outcome.back', { shop }),
      href: state === 'paid' ? checkout.successUrl : checkout.cancelUrl,
    },
  }
}

const TONES = { paid: 'done', refused: 'stop', expired: 'quiet' } as const

/** What all pages of the provider show: what is paid, and to whom. */
function hostedPage(facts: SandboxFacts, title: string) {
  const { checkout, shop, t } = facts
  return {
    title,
    summary: t('sandbox.pay.summary', { shop }),
    amount: amountOf(facts),
    facts: [
      { term: t('sandbox.pay.description'), text: checkout.description, href: null, mono: false },
      { term: t('sandbox.pay.reference'), text: checkout.clientReference, href: null, mono: false },
    ],
  }
}

const amountOf = ({ checkout: { amount, currency, language } }: SandboxFacts) =>
  formatsFor(language).money(amount, currency)

const addressOf = ({ id }: HostedPage) => `/sandbox/checkouts/${id}`
