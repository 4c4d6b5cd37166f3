import type { Right } from '#domain/access/rights.ts'
import type { AccountSummary } from '#domain/access/signed-in.ts'
import type { Offer } from '#domain/catalogue/comparison.ts'
import { acceptsSan, acceptsWildcard } from '#domain/catalogue/comparison.ts'
import type { Brand } from '#domain/catalogue/brand.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { priceLevelOf } from '#domain/contracts/contract.ts'
import { closedReason, type ClosedReason, type Engagements } from '#domain/orders/closed-reason.ts'
import { planPrices, type PlanPrice } from '#domain/pricing/plan-prices.ts'
import type { Price } from '#domain/pricing/price.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { closedLink } from './closed-words.ts'
import { planText } from './price-lines.ts'

/** A product with what each of its plan lengths costs this account, and whether it may order it. */
export interface PricedOffer extends Offer {
  /** Why the account can't order it at the moment. */
  readonly closed: ClosedReason | null
  readonly plans: readonly PlanPrice[]
}

export interface ShopFacts {
  readonly account: Pick<AccountSummary, 'purchaseOption' | 'currency'>
  readonly rights: ReadonlySet<Right>
  readonly brands: readonly Brand[]
  readonly language: Language
  readonly t: Translate
}

/** What products are offered against. */
export interface Shelf {
  readonly priceList: { readonly prices: readonly Price[] }
  readonly engagements: Engagements
  /** Calendar day. */
  readonly today: string
}

/** The product at this account's prices, and the lowest of them. */
export function pricedOffer(
  product: Product,
  { priceList, engagements, today }: Shelf,
  { account }: Pick<ShopFacts, 'account'>,
): PricedOffer {
  const plans = planPrices(product, priceList.prices, {
    option: account.purchaseOption,
    currency: account.currency,
    quantity: priceLevelOf(engagements.contracts, today),
  })
  const lowest = plans.toSorted((a, b) => (a.amount < b.amount ? -1 : 1))[0]
  return { product, plans, fromAmount: lowest?.amount ?? null, closed: closedReason(product, engagements, today) }
}

/** Whether its order form opens. */
export const isOpen = ({ product, plans, closed }: PricedOffer) =>
  product.orderable && plans.length > 0 && closed === null

/** A product as the new-order page has it: in words, with a button a plan length. */
export function productOffer(offer: PricedOffer, facts: ShopFacts) {
  const { product, plans } = offer
  const { t, language, brands } = facts
  return {
    code: product.code,
    name: product.name[language],
    summary: product.summary[language],
    brand: brands.find(({ code }) => code === product.brand)?.name ?? '',
    validation: t(`catalogue.validation.${product.validation}`),
    names: nameWords(product, t),
    buttons: isOpen(offer) ? plans.map((plan) => planButton(product, plan, facts)) : [],
    closed: closedText(offer, facts),
  }
}

/** The button that opens the order form for one plan length. */
export function planButton(product: Product, { years, amount }: PlanPrice, { account, language, t }: ShopFacts) {
  const price = amount === 0n ? t('operations.price.free') : formatsFor(language).money(amount, account.currency)
  const plan = planText(product, years, t)
  return {
    href: `/operations/orders/new?product=${product.code}&years=${years}`,
    plan,
    price,
    tokens: account.purchaseOption === 'bulk' && amount > 0n ? t('operations.price.tokens', { count: years }) : null,
    label: t('operations.new_order.order', { product: product.name[language], plan, price }),
  }
}

function closedText({ product, plans, closed }: PricedOffer, facts: ShopFacts) {
  const { account, language, t } = facts
  const [first] = plans
  const from = first
    ? t('operations.new_order.from', { price: formatsFor(language).money(first.amount, account.currency) })
    : null
  if (!product.orderable) return { text: t('operations.new_order.closed_later'), price: from, link: null }
  if (!first) return { text: t('operations.new_order.closed_no_price'), price: null, link: null }
  if (!closed) return null
  return { text: t(`operations.closed_short.${closed.code}`), price: from, link: closedLink(closed, facts) }
}

/** Which names it takes, in tags. */
function nameWords({ names }: Product, t: Translate): string[] {
  if (!names) return []
  const { kinds } = names
  const most = 1 + kinds.additional.maximum + kinds.domain.maximum + kinds.wildcard.maximum
  return [
    t(
      `catalogue.names.${names.base === 'wildcard' ? 'wildcard' : 'site'}${names.freeCompanion ? '_and_companion' : ''}`,
    ),
    ...(names.base !== 'wildcard' && acceptsWildcard(names) ? [t('catalogue.names.wildcards')] : []),
    ...(acceptsSan(names) ? [t('catalogue.names.up_to', { count: most })] : []),
    ...(names.ipAddresses ? [t('catalogue.names.addresses')] : []),
  ]
}
