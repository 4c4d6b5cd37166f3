import type { Product } from '#domain/catalogue/product.ts'
import { NEXT_STEPS, type NextStep } from '#domain/orders/next-step.ts'
import type { ListedOrder } from '#domain/orders/listed-order.ts'
import { STATUS_LABELS, statusLabel, type StatusLabel } from '#domain/orders/status-label.ts'
import { termsOf } from '#domain/orders/terms.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { validityBar } from '#presenters/components/bar.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { oncePerLanguage } from '#presenters/once-per-language.ts'
import { pill, TONE_OF_CERTIFICATE, TONE_OF_STATUS, type Pill } from '#presenters/components/status-pill.ts'
import { standingOf } from './standing.ts'

export interface RowFacts {
  readonly page: { readonly rows: readonly ListedOrder[] }
  readonly language: Language
  readonly now: Date
  readonly product: (code: string) => Product
  readonly t: Translate
}

/** The lines of a list. Words that repeat are looked up once a page, not once a line: lists are the hottest pages. */
export function orderRows({ page, language, now, product, t }: RowFacts) {
  const { date, money } = formatsFor(language)
  const words = wordsOf(t)
  const nameOf = kept((code: string) => product(code).name[language])
  const moreNames = kept((count: number) => t('orders.list.more_names', { count }))
  return page.rows.map((row) => {
    const { valid_from: from, valid_to: to } = row
    const status = statusOf(row, now, words)
    return {
      reference: row.reference,
      href: `/orders/${row.reference}`,
      commonName: row.common_name,
      moreNames: row.name_count > 1 ? moreNames(row.name_count - 1) : null,
      customerReference: row.customer_reference,
      product: nameOf(row.product_code),
      organization: row.organization_name,
      tone: status.tone,
      status: status.label,
      next: row.open ? words.next[nextStepOf(row, product(row.product_code), now)] : null,
      ordered: date(row.ordered_at),
      validTo: to ? date(to) : null,
      life: from && to && to > now && !row.revoked_at ? validityBar(from, to, now, t) : null,
      price: money(BigInt(row.net_amount), row.currency),
    }
  })
}

interface Words {
  readonly status: Readonly<Record<StatusLabel, Pill>>
  readonly expired: Pill
  readonly revoked: Pill
  readonly next: Readonly<Record<NextStep, string>>
}

const wordsOf = oncePerLanguage((t): Words => ({
  status: table(STATUS_LABELS, (label) => pill(TONE_OF_STATUS[label], t(`orders.status.${label}`))),
  expired: pill(TONE_OF_CERTIFICATE.expired, t('orders.certificate_states.expired')),
  revoked: pill(TONE_OF_CERTIFICATE.revoked, t('orders.certificate_states.revoked')),
  next: table(NEXT_STEPS, (step) => t(`orders.next_steps.${step}`)),
}))

/** A delivered order whose certificate is over says so instead of how it was paid. */
function statusOf(row: ListedOrder, now: Date, words: Words): Pill {
  if (row.fulfilment === 'delivered') {
    if (row.revoked_at) return words.revoked
    if (row.valid_to && row.valid_to <= now) return words.expired
  }
  return words.status[statusLabel(row.fulfilment, row.settlement)]
}

function nextStepOf({ fulfilment, settlement, open }: ListedOrder, product: Product, now: Date): NextStep {
  if (!open) return 'nothing'
  const facts = {
    fulfilment,
    settlement,
    steps: product.progressSteps,
    csrGiven: open.csr_given,
    caa: open.caa,
    domainsProved: open.domains_proved,
    audit: open.audit,
    called: open.called,
    isRefusedByCa: open.ca_refused,
    delivery: null,
    terms: termsOf(product.brand),
  }
  return standingOf(facts, now).next
}

function table<Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>
}

function kept<Key>(find: (key: Key) => string): (key: Key) => string {
  const known = new Map<Key, string>()
  return (key) => {
    const value = known.get(key) ?? find(key)
    known.set(key, value)
    return value
  }
}
