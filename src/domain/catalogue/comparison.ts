import type { ProductNames } from '#domain/names/product-names.ts'
import type { BrandCode } from './brand.ts'
import { PRODUCT_TYPES, type Product, type ProductType, type ValidationLevel } from './product.ts'

/** A product with this account's lowest price for it; null when it has none. */
export interface Offer {
  readonly product: Product
  readonly fromAmount: bigint | null
}

/** What the customer narrows the tables to; null and false ask for nothing. */
export interface ComparisonFilter {
  readonly brand: BrandCode | null
  readonly validation: ValidationLevel | null
  readonly wildcard: boolean
  readonly san: boolean
}

export interface ComparisonGroup<O extends Offer> {
  readonly type: ProductType
  readonly offers: readonly O[]
}

/** The comparison tables of the new-order page: by type, then cheapest first; what has no price stands last. */
export function compareOffers<O extends Offer>(
  offers: readonly O[],
  filter: ComparisonFilter,
): readonly ComparisonGroup<O>[] {
  const kept = offers.filter(({ product }) => passes(product, filter))
  return PRODUCT_TYPES.map((type) => ({
    type,
    offers: kept.filter(({ product }) => product.type === type).toSorted(byPrice),
  })).filter((group) => group.offers.length > 0)
}

export function acceptsWildcard(names: ProductNames | null): boolean {
  return names !== null && (names.base !== 'host' || names.kinds.wildcard.maximum > 0)
}

/** Whether names can be added beside the first one and its free companion. */
export function acceptsSan(names: ProductNames | null): boolean {
  return names !== null && Object.values(names.kinds).some((kind) => kind.maximum > 0)
}

function passes(product: Product, filter: ComparisonFilter): boolean {
  return (
    (filter.brand === null || product.brand === filter.brand) &&
    (filter.validation === null || product.validation === filter.validation) &&
    (!filter.wildcard || acceptsWildcard(product.names)) &&
    (!filter.san || acceptsSan(product.names))
  )
}

function byPrice(a: Offer, b: Offer): number {
  if (a.fromAmount !== b.fromAmount) {
    if (a.fromAmount === null) return 1
    if (b.fromAmount === null) return -1
    return a.fromAmount < b.fromAmount ? -1 : 1
  }
  return a.product.code < b.product.code ? -1 : 1
}
