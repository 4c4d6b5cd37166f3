import { BRAND_CODES } from '#domain/catalogue/brand.ts'
import type { Catalogue, PriceList } from '#domain/catalogue/catalogue.ts'
import { compareOffers, type ComparisonFilter, type ComparisonGroup } from '#domain/catalogue/comparison.ts'
import { VALIDATION_LEVELS, type ProductType } from '#domain/catalogue/product.ts'
import { contractReason, type Engagements } from '#domain/orders/closed-reason.ts'
import { parseTokenUnit, tokenUnit, type TokenUnit } from '#domain/pricing/tokens.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, option } from '#presenters/components/field.ts'
import { filterBar } from '#presenters/components/filter-bar.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { plainColumn, table, type EmptyState } from '#presenters/components/table.ts'
import { closedAlert } from './closed-words.ts'
import { isOpen, planButton, pricedOffer, productOffer, type PricedOffer, type ShopFacts } from './product-offer.ts'

export interface NewOrderFacts extends Omit<ShopFacts, 'brands'> {
  readonly shelf: {
    readonly catalogue: Catalogue
    readonly priceList: PriceList
    readonly tokens: ReadonlyMap<TokenUnit, number>
    readonly popular: readonly string[]
    readonly engagements: Engagements
    readonly today: string
  }
  readonly filter: ComparisonFilter
  readonly address: string
}

const SIGNING: readonly ProductType[] = ['signing_software', 'signing_platform']

/** What views/operations/new-order.ejs is given. */
export function newOrderPage(given: NewOrderFacts) {
  const { shelf, filter, address, t } = given
  const facts: ShopFacts = { ...given, brands: shelf.catalogue.brands }
  const offers = shelf.catalogue.products.map((product) => pricedOffer(product, shelf, facts))
  const groups = compareOffers(offers, filter)
  const shown = groups.reduce((sum, group) => sum + group.offers.length, 0)
  return {
    title: t('operations.new_order.title'),
    head: pageHead({ lead: t('operations.new_order.lead') }),
    notice: contractNotice(given),
    quick: quickAccess(offers, given, facts),
    filters: filters(given),
    count: t('operations.new_order.count', { count: shown }),
    groups: groups.filter(({ type }) => !SIGNING.includes(type)).map((group) => groupTable(group, facts)),
    signing: groups.filter(({ type }) => SIGNING.includes(type)).map((group) => groupTable(group, facts)),
    columns: {
      names: t('operations.new_order.columns.names'),
      validation: t('operations.new_order.columns.validation'),
    },
    empty: shown === 0 ? nothingFound(address, t) : null,
  }
}

/** A contract that has not begun or is over closes all that costs something: said once, above everything. */
function contractNotice({ shelf, ...reader }: NewOrderFacts) {
  const reason = contractReason(null, shelf.engagements.contracts, shelf.today)
  return reason && closedAlert(reason, reader, 'operations.closed.title_all')
}

/** What this account orders most, holds tokens for, and may try for nothing. */
function quickAccess(offers: readonly PricedOffer[], { shelf }: NewOrderFacts, facts: ShopFacts) {
  const { t } = facts
  const open = offers.filter(isOpen)
  const card = (offer: PricedOffer, note: string) => ({
    name: offer.product.name[facts.language],
    note,
    buttons: offer.plans.slice(0, 1).map((plan) => planButton(offer.product, plan, facts)),
  })
  const usual = shelf.popular.flatMap(
    (code) => open.find(({ product }) => product.code === code && !product.test) ?? [],
  )
  const held = open.filter(({ product }) => (shelf.tokens.get(tokenUnit(product.code, 'base')) ?? 0) > 0)
  const tests = open.filter(({ product }) => product.test)
  return [
    {
      title: t('operations.quick.usual'),
      cards: usual.map((offer) => card(offer, t(`catalogue.validation.${offer.product.validation}`))),
    },
    {
      title: t('operations.quick.tokens'),
      cards: held.map((offer) => card(offer, tokensHeld(offer, shelf.tokens, t))),
    },
    { title: t('operations.quick.tests'), cards: tests.map((offer) => card(offer, t('operations.quick.test_note'))) },
  ].filter(({ cards }) => cards.length > 0)
}

function tokensHeld({ product }: PricedOffer, tokens: ReadonlyMap<TokenUnit, number>, t: Translate): string {
  const held = [...tokens].flatMap(([unit, count]) => {
    const token = parseTokenUnit(unit)
    return token?.product === product.code && count > 0 ? [{ item: token.item, count }] : []
  })
  const own = held.find(({ item }) => item === 'base')?.count ?? 0
  const others = held.filter(({ item }) => item !== 'base').reduce((sum, { count }) => sum + count, 0)
  return others > 0
    ? t('operations.quick.tokens_with_names', { count: own, names: others })
    : t('operations.quick.tokens_held', { count: own })
}

function filters({ shelf, filter, address, t }: NewOrderFacts) {
  const any = option('', t('operations.filters.any'))
  const select = (name: string, label: string, value: string | null, options: ReturnType<typeof option>[]) =>
    field({ kind: 'select', name, id: `filter-${name}`, label, value: value ?? '', options: [any, ...options] })
  const yes = (wanted: boolean) => (wanted ? 'yes' : null)
  const brands = shelf.catalogue.brands.filter(({ code }) => BRAND_CODES.includes(code))
  return filterBar(address, [
    select(
      'brand',
      t('operations.filters.brand'),
      filter.brand,
      brands.map(({ code, name }) => option(code, name)),
    ),
    select(
      'validation',
      t('operations.filters.validation'),
      filter.validation,
      VALIDATION_LEVELS.filter((level) => level !== 'none').map((level) =>
        option(level, t(`catalogue.validation.${level}`)),
      ),
    ),
    select('wildcard', t('operations.filters.wildcard'), yes(filter.wildcard), [
      option('yes', t('operations.filters.wildcard_yes')),
    ]),
    select('san', t('operations.filters.san'), yes(filter.san), [option('yes', t('operations.filters.san_yes'))]),
  ])
}

function groupTable({ type, offers }: ComparisonGroup<PricedOffer>, facts: ShopFacts) {
  const { t } = facts
  const title = t(`catalogue.types.${type}`)
  return {
    id: type.replaceAll('_', '-'),
    title,
    text: t(`catalogue.types_text.${type}`),
    table: table({
      caption: title,
      columns: [
        plainColumn(t('operations.new_order.columns.product')),
        plainColumn(t('operations.new_order.columns.validation')),
        plainColumn(t('operations.new_order.columns.names')),
        plainColumn(t('operations.new_order.columns.order')),
      ],
    }),
    rows: offers.map((offer) => productOffer(offer, facts)),
  }
}

function nothingFound(address: string, t: Translate): EmptyState {
  return {
    title: t('operations.new_order.empty_title'),
    text: t('operations.new_order.empty_text'),
    action: { label: t('operations.new_order.empty_action'), href: address.split('?', 1)[0] ?? address },
  }
}
