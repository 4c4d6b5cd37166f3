import { domainsToProve, type DomainToProve } from '#domain/orders/domains-to-prove.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { asksForProof, type Fulfilment } from '#domain/orders/states.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import type { Translate } from '#platform/i18n.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { pill, type Pill } from '#presenters/components/status-pill.ts'
import { methodFields } from '#presenters/operations/method-fields.ts'
import { caaPart } from './caa-part.ts'
import type { OrderPageFacts } from './order-file.ts'
import { orderTrail } from './order-trail.ts'
import { validationPart, type ValidationPart } from './validation-part.ts'

/** A registrable domain of the order: how it is being proved, and how else it could be. */
export interface DomainCard {
  readonly title: string
  readonly pill: Pill
  readonly covers: string
  readonly validations: readonly ValidationPart[]
  readonly change: ReturnType<typeof changeForm> | null
}

/** While staff wait for an answer the proofs are still looked for, but the order may not change. */
const CHANGEABLE: readonly Fulfilment[] = ['registered', 'verification', 'awaiting_dcv']

/** What views/orders/domain-control.ejs is given: per domain what to put where, and what was seen. */
export function dcvPage(facts: OrderPageFacts) {
  const { file, product, now, t } = facts
  const { order, validations } = file
  const isAsked = asksForProof(order.fulfilment)
  const domains = domainsToProve(orderedNames(order.names), product.dcvMethods, now)
  const methods = methodFields(domains, facts)
  return {
    title: t('validation.page.title'),
    head: pageHead({
      trail: orderTrail(facts),
      lead: t(`validation.page.${leadOf(order.fulfilment)}`),
    }),
    watch: isAsked && validations.some(isPending) ? validations.map(({ state }) => state).join(' ') : null,
    domains: domains.map((one, index) => domainCard(one, methods[index], facts)),
    caa: caaPart(facts),
    back: { label: t('validation.page.back'), href: `/orders/${order.reference}` },
  }
}

function leadOf(fulfilment: Fulfilment): 'lead' | 'waiting' | 'closed' {
  if (fulfilment === 'pending_approval') return 'waiting'
  return asksForProof(fulfilment) ? 'lead' : 'closed'
}

type MethodFields = ReturnType<typeof methodFields>[number]

function domainCard(
  { domain, names }: DomainToProve,
  methods: MethodFields | undefined,
  facts: OrderPageFacts,
): DomainCard {
  const { file, t } = facts
  const { fulfilment } = file.order
  const mine = file.validations.filter((one) => one.domain === domain || one.domain.endsWith(`.${domain}`))
  const standing = { isOrderOpen: asksForProof(fulfilment), isChangeable: CHANGEABLE.includes(fulfilment) }
  const isProved = mine.length > 0 && !mine.some(isPending)
  return {
    title: domain,
    pill: proofPill(isProved, asksForProof(fulfilment), t),
    covers: t('validation.page.covers', { names: names.map(({ display }) => display).join(', ') }),
    validations: mine.map((validation) => validationPart(validation, standing, facts)),
    change: CHANGEABLE.includes(fulfilment) && !isProved && methods?.method ? changeForm(methods, facts) : null,
  }
}

function proofPill(isProved: boolean, isAsked: boolean, t: Translate): Pill {
  if (isProved) return pill('done', t('validation.page.proved'))
  return isAsked ? pill('act', t('validation.page.pending')) : pill('quiet', t('validation.page.unproved'))
}

const isPending = ({ state }: DomainValidation) => state === 'pending'

function changeForm({ domain, method, addresses, place }: MethodFields, { file, t }: OrderPageFacts) {
  return {
    action: `/orders/${file.order.reference}/domain-control/methods`,
    title: t('validation.page.change', { domain }),
    note: t('validation.page.change_note'),
    fields: [method, addresses, place].filter((one) => one !== null),
    submit: t('validation.page.change_submit'),
  }
}
