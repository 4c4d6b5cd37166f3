import type { Product } from '#domain/catalogue/product.ts'
import { LABEL_LIMIT, MOST_ORDERS } from '#domain/orders/order-link.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field, option } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { planText } from '#presenters/operations/price-lines.ts'

export interface MakeLinkFacts {
  readonly product: Product
  /** Makes the form count once, however often it is sent. */
  readonly id: string
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  readonly language: Language
  readonly t: Translate
}

const trailOf = (product: Product, { language, t }: Pick<MakeLinkFacts, 'language' | 't'>) => [
  { label: t('operations.new_order.title'), href: '/operations/new-order' },
  { label: product.name[language], href: `/operations/orders/new?product=${product.code}` },
]

/** What views/order-links/make.ejs is given. */
export function makeLinkPage({ product, id, values, errors, language, t }: MakeLinkFacts) {
  const about = (name: string) => ({ name, value: values[name] ?? '', error: errors[name] ?? null })
  const fields = [
    field({
      ...about('years'),
      kind: 'radio',
      label: t('order_links.make.years'),
      required: true,
      options: product.planYears.map((years) => option(String(years), planText(product, years, t))),
    }),
    field({
      ...about('label'),
      label: t('order_links.make.label'),
      hint: t('order_links.make.label_hint'),
      maxlength: LABEL_LIMIT,
      autocomplete: 'off',
    }),
    field({
      ...about('last_day'),
      kind: 'date',
      label: t('order_links.make.last_day'),
      hint: t('order_links.make.last_day_hint'),
    }),
    field({
      ...about('most_orders'),
      label: t('order_links.make.most_orders'),
      hint: t('order_links.make.most_orders_hint'),
      inputmode: 'numeric',
      maxlength: String(MOST_ORDERS).length,
      autocomplete: 'off',
    }),
  ]
  return {
    title: t('order_links.make.title'),
    head: pageHead({
      lead: t('order_links.make.lead', { product: product.name[language] }),
      trail: trailOf(product, { language, t }),
    }),
    errors: errorSummary(fields),
    id,
    productCode: product.code,
    fields,
    submit: t('order_links.make.submit'),
  }
}

/** What views/order-links/made.ejs is given: the link, shown this once. */
export function madeLinkPage(product: Product, address: string, words: Pick<MakeLinkFacts, 'language' | 't'>) {
  const { t } = words
  return {
    title: t('order_links.made.title'),
    head: pageHead({ trail: trailOf(product, words) }),
    notice: alert('act', t('order_links.made.once'), { title: t('order_links.made.once_title') }),
    link: { id: 'order-link', label: t('order_links.made.link'), value: address },
    then: t('order_links.made.then'),
    back: { label: t('order_links.made.back'), href: '/operations/new-order' },
  }
}
