import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { DIGICERT_PRODUCTS } from './digicert-products.ts'
import { EUROPEAN_PRODUCTS } from './european-products.ts'
import { OTHER_PRODUCTS } from './other-products.ts'
import { demoPriceList } from './price-list.ts'
import { SECTIGO_PRODUCTS } from './sectigo-products.ts'
import { BRANDS, SUPPLIERS } from './suppliers.ts'

const PRODUCTS = [...SECTIGO_PRODUCTS, ...DIGICERT_PRODUCTS, ...EUROPEAN_PRODUCTS, ...OTHER_PRODUCTS]

/** What a portal begins with, and the demo sells. The brands and their product lines are real, the prices are invented. */
export const STARTER_CATALOGUE: Catalogue = {
  suppliers: SUPPLIERS,
  brands: BRANDS,
  products: PRODUCTS,
  priceLists: [demoPriceList(PRODUCTS)],
}
