import { statusLabel } from '#domain/orders/status-label.ts'
import { certificateStatus } from '#domain/certificates/certificate.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pill, TONE_OF_CERTIFICATE, TONE_OF_STATUS, type Pill } from '#presenters/components/status-pill.ts'
import { signUpOffer } from '#presenters/registrations/sign-up-page.ts'
import { actsPart } from './acts-part.ts'
import type { RefusalDraft } from './approval-form.ts'
import { documentLines } from './documents-part.ts'
import { fileStanding } from './file-standing.ts'
import { nextStepCard } from './next-step-card.ts'
import { actsFor } from './order-acts.ts'
import { orderDetails, people } from './order-details.ts'
import type { OrderFile, OrderPageFacts } from './order-file.ts'
import { ownFieldsPart, type OwnFieldsDraft } from './own-fields-part.ts'
import { planPart } from './plan-part.ts'
import { priceSummary, settlementLines } from './price-part.ts'
import { progressBox } from './progress-steps.ts'
import { isWaitingForProvider, statusAlerts, type PaymentReturn } from './status-alerts.ts'
import { timeline } from './timeline.ts'
import { versions } from './versions.ts'

export interface StatusFacts extends PaymentReturn {
  /** A refusal without its reason, shown again. */
  readonly refusal: RefusalDraft | null
  /** Where the holder opens an account with a form that is filled already; null without a valid certificate. */
  readonly signUpHref: string | null
  /** Values of the account's own fields that could not be kept, shown again. */
  readonly ownFields?: OwnFieldsDraft
}

/** What views/orders/status.ejs is given: everything about one order, what comes next at the top. */
export function statusPage(page: StatusFacts) {
  const { file, language, now, t } = page
  const { order, seller } = file
  const acts = actsFor(page)
  const standing = fileStanding(file, page.product, now)
  return {
    title: `${order.reference} · ${order.commonName}`,
    head: pageHead({
      trail: [{ label: t('shell.sections.orders'), href: '/orders' }],
      lead: t('orders.status_page.lead', {
        product: page.product.name[language],
        organization: order.organizationName,
        date: formatsFor(language).date(order.orderedAt).text,
      }),
      pill: statusPill(page),
    }),
    watch: isWaitingForProvider(page) ? watchedState(file) : null,
    alerts: statusAlerts(page),
    next: nextStepCard({ next: standing.next, acts, ...page }),
    progress: progressBox(file, { acts, ...standing }, t),
    versions: versions(page),
    plan: planPart(page),
    names: file.names.map(({ name, kind }) => ({ name, kind: t(`orders.name_kinds.${kind}`), price: null })),
    details: orderDetails(page),
    people: people(file, t),
    ownFields: ownFieldsPart(page, page.ownFields ?? null),
    acts: actsPart(file, { next: standing.next, acts }, t),
    price: priceSummary(page),
    settlement: settlementLines(page),
    documents: documentLines(page),
    contact: {
      name: seller.name,
      email: { label: seller.email, href: `mailto:${seller.email}` },
      phone: { label: seller.phone, href: `tel:${seller.phone.replace(/[^\d+]/g, '')}` },
    },
    timeline: timeline(file.events, language, t),
    signUp: signUpOffer(page.signUpHref, order.organizationName, now, page),
  }
}

/** A delivered order whose newest certificate is over says so instead of how it was paid. */
function statusPill({ file, now, t }: OrderPageFacts): Pill {
  const { order, certificates } = file
  const newest = certificates.find(({ issued }) => issued !== null)
  const status = order.fulfilment === 'delivered' && newest ? certificateStatus(newest, now) : 'valid'
  if (status === 'expired' || status === 'revoked') {
    return pill(TONE_OF_CERTIFICATE[status], t(`orders.certificate_states.${status}`))
  }
  const label = statusLabel(order.fulfilment, order.settlement)
  return pill(TONE_OF_STATUS[label], t(`orders.status.${label}`))
}

/** Changes when something happened to the order: the page then reads itself again (public/js/order-status.js). */
function watchedState({ order, events }: OrderFile): string {
  return `${order.fulfilment} ${order.settlement} ${events.length}`
}
