import type { Right } from '#domain/access/rights.ts'
import type { Product } from '#domain/catalogue/product.ts'
import type { ClosedReason } from '#domain/orders/closed-reason.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { closedAlert } from './closed-words.ts'

export interface ClosedFacts {
  readonly product: Product
  readonly reason: ClosedReason
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly t: Translate
}

/** What views/operations/closed.ejs is given: why the order form of a product does not open. */
export function closedPage(facts: ClosedFacts) {
  const { product, reason, language, t } = facts
  return {
    title: t('operations.form.title', { product: product.name[language] }),
    head: pageHead({
      lead: product.summary[language],
      trail: [{ label: t('operations.new_order.title'), href: '/operations/new-order' }],
    }),
    reason: closedAlert(reason, facts),
    back: { label: t('operations.closed.other_products'), href: '/operations/new-order' },
  }
}
