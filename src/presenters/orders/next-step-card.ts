import { grants } from '#domain/access/rights.ts'
import type { NextStep } from '#domain/orders/next-step.ts'
import type { Link } from '#presenters/components/link.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { tokensText } from '#presenters/token-text.ts'
import { approvalForm, type ApprovalForm, type RefusalDraft } from './approval-form.ts'
import { caaAgain, caaRemedy, type CaaAgain } from './caa-part.ts'
import { caaText } from './dcv-words.ts'
import type { CodeLine } from './facts.ts'
import type { BuiltAct } from './order-acts.ts'
import type { OrderPageFacts } from './order-file.ts'
import { paymentOffer, type PaymentOffer } from './payment-offer.ts'
import { proofCard } from './proof-card.ts'

/** The one thing that comes next, as the status page puts it on top: words, what to copy, what to press. */
export interface NextStepCard {
  readonly title: string
  readonly text: string | null
  readonly lines: readonly CodeLine[]
  readonly payment: PaymentOffer | null
  readonly approval: ApprovalForm | null
  readonly caaAgain: CaaAgain | null
  readonly action: Link | null
  readonly others: readonly Link[]
}

export interface StepFacts extends OrderPageFacts {
  readonly next: NextStep
  readonly acts: ReadonlySet<BuiltAct>
  /** A refusal without its reason, shown again. */
  readonly refusal: RefusalDraft | null
}

/** Null when there is nothing more to come. */
export function nextStepCard(facts: StepFacts): NextStepCard | null {
  const card = CARDS[facts.next](facts)
  return card && { ...EMPTY, ...card }
}

type Card = Pick<NextStepCard, 'title'> & Partial<NextStepCard>

const EMPTY = { text: null, lines: [], payment: null, approval: null, caaAgain: null, action: null, others: [] }

const CARDS: Readonly<Record<NextStep, (facts: StepFacts) => Card | null>> = {
  wait_approval: (facts) => {
    const { acts, t } = facts
    if (acts.has('approve')) return { ...words(facts, 'approve'), approval: approvalForm(facts, facts.refusal) }
    return { title: t('orders.next.wait_approval.title'), text: t('orders.next.wait_approval.text') }
  },
  sign_quote: (facts) => {
    const quote = facts.file.documents.findLast(({ kind }) => kind === 'quote')
    const { email } = facts.file.seller
    return {
      title: facts.t('orders.next.sign_quote.title'),
      text: facts.t('orders.next.sign_quote.text', { number: quote?.number ?? '', email }),
      action: quote ? documentLink(facts, quote.number, facts.t('orders.next.sign_quote.action')) : null,
      others: [writeTo(facts)],
    }
  },
  send_documents: (facts) => ({
    ...words(facts, 'send_documents'),
    ...(facts.file.order.suspensionReason && { text: facts.file.order.suspensionReason }),
    action: writeTo(facts),
  }),
  pay: (facts) => {
    const payment = paymentOffer(facts)
    const amount = payment?.amount ?? ''
    return {
      title: facts.t('orders.next.pay.title', { amount }),
      text: facts.t('orders.next.pay.text'),
      payment,
    }
  },
  top_up: (facts) => {
    const { file, rights, language, t } = facts
    const missing = file.missingTokens.map((amount) => tokensText(amount, () => facts.product.name[language], t))
    return {
      title: t('orders.next.top_up.title'),
      text:
        missing.length > 0
          ? t('orders.next.top_up.text', { tokens: listOf(missing, language) })
          : t('orders.next.top_up.soon'),
      action:
        missing.length > 0 && grants(rights, 'account:credit')
          ? { label: t('orders.next.top_up.action'), href: `/account/top-ups/new?for=${file.order.reference}` }
          : null,
    }
  },
  give_csr: (facts) => ({
    ...words(facts, 'give_csr'),
    action: linkIf(facts, 'give_csr', 'csr', facts.t('orders.next.give_csr.action')),
  }),
  correct_caa: (facts) => {
    const { file, t } = facts
    const refused = file.caaChecks.find(({ allowed }) => !allowed)
    return {
      title: t('orders.next.correct_caa.title', { name: refused?.name ?? '' }),
      text: refused ? caaText(refused, t) : null,
      lines: refused ? [caaRemedy(refused, 'caa-remedy', facts)].filter((line) => line !== null) : [],
      caaAgain: facts.acts.has('follow_dcv') ? caaAgain(facts) : null,
      action: followUp(facts),
    }
  },
  prove_domain: (facts) => ({ ...proofCard(facts), action: followUp(facts) }),
  answer_call: (facts) => words(facts, 'answer_call'),
  wait_invoice: (facts) => words(facts, 'wait_invoice'),
  wait_audit: (facts) => words(facts, 'wait_audit'),
  wait_issue: (facts) => words(facts, 'wait_issue'),
  /** What the authority's system says of a refusal is for our staff, who take it up with the customer. */
  wait_operator: (facts) => ({ ...words(facts, 'wait_operator'), action: writeTo(facts) }),
  accept: (facts) => ({ ...words(facts, 'accept'), action: writeTo(facts) }),
  reissue: (facts) => ({ ...words(facts, 'reissue'), action: writeTo(facts) }),
  renew: (facts) => ({
    title: facts.t('orders.next.renew.title', { date: planEnd(facts) }),
    text: facts.t('orders.next.renew.text'),
    action: grants(facts.rights, 'orders:place')
      ? { label: facts.t('orders.next.renew.action'), href: sameProduct(facts) }
      : null,
  }),
  install: (facts) => {
    const newest = facts.file.certificates.find(({ issued }) => issued !== null)?.issued
    return {
      ...words(facts, 'install'),
      action: newest
        ? { label: facts.t('orders.next.install.action'), href: page(facts, `certificates/${newest.serial}`) }
        : null,
    }
  },
  nothing: (facts) => {
    const { file, now, rights, t } = facts
    const isOver = file.order.fulfilment === 'delivered' && file.order.planEnd !== null && file.order.planEnd <= now
    if (!isOver || !grants(rights, 'orders:place')) return null
    return {
      title: t('orders.next.over.title', { date: planEnd(facts) }),
      text: t('orders.next.over.text'),
      action: { label: t('orders.next.over.action'), href: sameProduct(facts) },
    }
  },
}

type Plain =
  | 'approve'
  | 'send_documents'
  | 'give_csr'
  | 'answer_call'
  | 'wait_invoice'
  | 'wait_audit'
  | 'wait_issue'
  | 'wait_operator'
  | 'accept'
  | 'reissue'
  | 'install'

const words = ({ t }: StepFacts, step: Plain): Card => ({
  title: t(`orders.next.${step}.title`),
  text: t(`orders.next.${step}.text`),
})

const page = ({ file }: OrderPageFacts, rest: string) => `/orders/${file.order.reference}/${rest}`

const linkIf = (facts: StepFacts, act: BuiltAct, rest: string, label: string): Link | null =>
  facts.acts.has(act) ? { label, href: page(facts, rest) } : null

/** The order form of the same product and plan; the list of products where it is not sold any more. */
const sameProduct = ({ product, file }: OrderPageFacts) =>
  product.orderable
    ? `/operations/orders/new?product=${encodeURIComponent(product.code)}&years=${file.order.planYears}`
    : '/operations/new-order'

const followUp = (facts: StepFacts) =>
  linkIf(facts, 'follow_dcv', 'domain-control', facts.t('orders.next.prove_domain.action'))

const documentLink = (facts: StepFacts, number: string, label: string): Link => ({
  label,
  href: page(facts, `documents/${number}.pdf`),
})

/** A mail to the operator that already says which order it is about. */
function writeTo({ file, t }: OrderPageFacts): Link {
  const { reference, commonName } = file.order
  const subject = encodeURIComponent(`${reference} ${commonName}`)
  return {
    label: t('orders.next.write', { name: file.seller.name }),
    href: `mailto:${file.seller.email}?subject=${subject}`,
  }
}

const listOf = (texts: readonly string[], language: 'en' | 'fr') => new Intl.ListFormat(language).format(texts)

function planEnd({ file, language }: OrderPageFacts): string {
  const { planEnd: end, validTo } = file.order
  const at = end ?? validTo
  return at ? formatsFor(language).date(at).text : ''
}
