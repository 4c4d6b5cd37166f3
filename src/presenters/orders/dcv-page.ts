import type { DomainToProve } from '#domain/orders/domains-to-prove.ts'
import { domainsToProve } from '#domain/orders/domains-to-prove.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import type { Fulfilment } from '#domain/orders/states.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
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

const OPEN: readonly Fulfilment[] = ['registered', 'verification', 'awaiting_dcv']

/** What views/orders/domain-control.ejs is given: per domain what to put where, and what was seen. */
export function dcvPage(facts: OrderPageFacts) {
  const { file, product, now, t } = facts
  const { order, validations } = file
  const isOpen = OPEN.includes(order.fulfilment)
  const domains = domainsToProve(orderedNames(order.names), product.dcvMethods, now)
  const methods = methodFields(domains, facts)
  return {
    title: t('validation.page.title'),
    head: pageHead({
      trail: orderTrail(facts),
      lead: isOpen ? t('validation.page.lead') : t('validation.page.closed'),
    }),
    watch: isOpen && validations.some(isPending) ? validations.map(({ state }) => state).join(' ') : null,
    domains: domains.map((one, index) => domainCard(one, methods[index], isOpen, facts)),
    caa: caaPart(facts),
    back: { label: t('validation.page.back'), href: `/orders/${order.reference}` },
  }
}

type MethodFields = ReturnType<typeof methodFields>[number]

function domainCard(
  { domain, names }: DomainToProve,
  methods: MethodFields | undefined,
  isOpen: boolean,
  facts: OrderPageFacts,
): DomainCard {
  const { file, t } = facts
  const mine = file.validations.filter((one) => one.domain === domain || one.domain.endsWith(`.${domain}`))
  const isProved = mine.length > 0 && !mine.some(isPending)
  return {
    title: domain,
    pill: isProved ? pill('done', t('validation.page.proved')) : pill('act', t('validation.page.pending')),
    covers: t('validation.page.covers', { names: names.map(({ display }) => display).join(', ') }),
    validations: mine.map((validation) => validationPart(validation, isOpen, facts)),
    change: isOpen && !isProved && methods?.method ? changeForm(methods, facts) : null,
  }
}

const isPending = ({ state }: DomainValidation) => state === 'pending'

function changeForm({ domain, method, addresses }: MethodFields, { file, t }: OrderPageFacts) {
  return {
    action: `/orders/${file.order.reference}/domain-control/methods`,
    title: t('validation.page.change', { domain }),
    note: t('validation.page.change_note'),
    fields: [method, addresses].filter((one) => one !== null),
    submit: t('validation.page.change_submit'),
  }
}
