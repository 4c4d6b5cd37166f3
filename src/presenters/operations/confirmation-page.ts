import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import type { OrderPageFacts } from '#presenters/orders/order-file.ts'
import { paymentOffer } from '#presenters/orders/payment-offer.ts'
import { anyOf, comingSteps, formSteps } from './order-steps.ts'

export interface ConfirmationFacts extends OrderPageFacts {
  readonly approvers: readonly string[]
}

/** What views/operations/confirmation.ejs is given. */
export function confirmationPage(facts: ConfirmationFacts) {
  const { file, product, approvers, language, t } = facts
  const { order, documents, technical } = file
  const status = `/orders/${order.reference}`
  const domains = unproved(facts)
  const payment = waitsForMoney(facts) ? paymentOffer({ ...facts, acts: new Set(['pay']) }) : null
  const toStatus = { label: t('operations.confirmation.status'), href: status }
  const another = { label: t('operations.confirmation.another'), href: '/operations/new-order' }
  return {
    title: t('operations.confirmation.title', { reference: order.reference }),
    head: pageHead({
      lead: technical
        ? t('operations.confirmation.lead_mail', { name: order.commonName, email: technical.email })
        : t('operations.confirmation.lead', { name: order.commonName }),
    }),
    steps: formSteps(2, t),
    next: nextStep(facts),
    payment,
    links: payment?.card ? { action: null, others: [toStatus, another] } : { action: toStatus, others: [another] },
    documents: {
      title: t('operations.confirmation.documents'),
      links: documents.map(({ kind, number, content }) => ({
        label: t('operations.confirmation.document', {
          kind: t(`documents.title.${kind}`),
          number,
          amount: formatsFor(language).money(content.gross, content.currency),
        }),
        href: `${status}/documents/${encodeURIComponent(number)}.pdf`,
      })),
    },
    coming: {
      title: t('operations.recap.coming'),
      steps: comingSteps(
        {
          approvers: anyOf(approvers, language),
          means: order.paymentMeans,
          lacksTokens: file.missingTokens.length > 0,
          isQuote: order.settlement === 'quote',
          hasCsr: file.certificates.some(({ csrPem }) => csrPem !== null),
          progressSteps: product.progressSteps,
          domains,
        },
        t,
      ),
    },
  }
}

const waitsForMoney = ({ file }: ConfirmationFacts) =>
  file.order.settlement === 'awaiting_payment' && file.order.fulfilment !== 'pending_approval'

/** The first thing to do, in words. */
function nextStep(facts: ConfirmationFacts): { readonly title: string; readonly text: string } {
  const { approvers, language, t } = facts
  const step = firstStep(facts)
  return {
    title: t(`operations.confirmation.next.${step}.title`),
    text: t(`operations.confirmation.next.${step}.text`, { names: anyOf(approvers, language) }),
  }
}

/** Domains of which no earlier order has left a proof. */
const unproved = ({ file }: ConfirmationFacts) =>
  new Set(file.validations.filter(({ state }) => state === 'pending').map(({ domain }) => domain)).size

function firstStep(
  facts: ConfirmationFacts,
): 'approval' | 'quote' | 'card' | 'transfer' | 'tokens' | 'proof' | 'nothing' {
  const { fulfilment, settlement, paymentMeans } = facts.file.order
  if (fulfilment === 'pending_approval') return 'approval'
  if (settlement === 'quote') return 'quote'
  if (settlement !== 'awaiting_payment') return unproved(facts) > 0 ? 'proof' : 'nothing'
  if (paymentMeans === 'tokens') return 'tokens'
  return paymentMeans === 'card' ? 'card' : 'transfer'
}
