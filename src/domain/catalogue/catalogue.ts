import type { Price } from '#domain/pricing/price.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { Brand, Supplier } from './brand.ts'
import type { Product } from './product.ts'

/** A dated version of all prices. */
export interface PriceList {
  readonly code: string
  /** Calendar date, `YYYY-MM-DD`. */
  readonly startsOn: string
  readonly prices: readonly Price[]
}

/** What the operator sells, in the order of its pages. */
export interface Catalogue {
  readonly suppliers: readonly (Supplier & { readonly connector: string })[]
  readonly brands: readonly Brand[]
  readonly products: readonly Product[]
  /** Oldest first. */
  readonly priceLists: readonly PriceList[]
}

export function getProduct(catalogue: Catalogue, code: string): Product {
  const product = catalogue.products.find((candidate) => candidate.code === code)
  if (!product) throw new Refusal('not_found', 'product_not_sold')
  return product
}

/** The product if an order form for it is open. */
export function getOrderableProduct(catalogue: Catalogue, code: string): Product {
  const product = getProduct(catalogue, code)
  if (!product.orderable) throw new Refusal('not_found', 'product_not_sold')
  return product
}

/** The list in force on a day; an order keeps the one it was placed with. */
export function priceListOn(catalogue: Catalogue, day: string): PriceList {
  const list = catalogue.priceLists.findLast(({ startsOn }) => startsOn <= day)
  if (!list) throw new Refusal('unavailable', 'price_missing')
  return list
}

export function connectorOf(catalogue: Catalogue, product: Product): string {
  const supplier = catalogue.suppliers.find(({ code }) => code === product.supplier)
  return supplier?.connector ?? 'manual'
}
