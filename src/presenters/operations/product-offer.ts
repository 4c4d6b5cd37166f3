import type { AccountSummary } from '#domain/access/signed-in.ts'
import type { Offer } from '#domain/catalogue/comparison.ts'
import { acceptsSan, acceptsWildcard } from '#domain/catalogue/comparison.ts'
import type { Brand } from '#domain/catalogue/brand.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { planPrices, type PlanPrice } from '#domain/pricing/plan-prices.ts'
import type { Price } from '#domain/pricing/price.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { planText } from './price-lines.ts'

/** A product with what each of its plan lengths costs this account. */
export interface PricedOffer extends Offer {
  readonly plans: readonly PlanPrice[]
}

export interface ShopFacts {
  readonly account: Pick<AccountSummary, 'purchaseOption' | 'currency'>
  readonly brands: readonly Brand[]
  readonly language: Language
  readonly t: Translate
}

/** The product at this account's prices, and the lowest of them. */
export function pricedOffer(
  product: Product,
  prices: readonly Price[],
  { account }: Pick<ShopFacts, 'account'>,
): PricedOffer {
  const plans = planPrices(product, prices, {
    option: account.purchaseOption,
    currency: account.currency,
    quantity: 1,
  })
  const lowest = plans.toSorted((a, b) => (a.amount < b.amount ? -1 : 1))[0]
  return { product, plans, fromAmount: lowest?.amount ?? null }
}

/** A product as the new-order page has it: in words, with a button a plan length. */
export function productOffer({ product, plans }: PricedOffer, facts: ShopFacts) {
  const { t, language, brands } = facts
  return {
    code: product.code,
    name: product.name[language],
    summary: product.summary[language],
    brand: brands.find(({ code }) => code === product.brand)?.name ?? '',
    validation: t(`catalogue.validation.${product.validation}`),
    names: nameWords(product, t),
    buttons: product.orderable && plans.length > 0 ? plans.map((plan) => planButton(product, plan, facts)) : [],
    closed: closedReason(product, plans, facts),
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

function closedReason(product: Product, plans: readonly PlanPrice[], { account, language, t }: ShopFacts) {
  if (!product.orderable) {
    const [first] = plans
    return {
      text: t('operations.new_order.closed_later'),
      price: first
        ? t('operations.new_order.from', { price: formatsFor(language).money(first.amount, account.currency) })
        : null,
    }
  }
  return plans.length === 0 ? { text: t('operations.new_order.closed_no_price'), price: null } : null
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
