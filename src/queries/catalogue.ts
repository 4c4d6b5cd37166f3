import type { Brand, BrandCode, Supplier, SupplierCode } from '#domain/catalogue/brand.ts'
import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import type { Product } from '#domain/catalogue/product.ts'
import type { Price } from '#domain/pricing/price.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

type PriceRow = Omit<Price, 'amount'> & { readonly list: string; readonly amount: string }

/** The whole catalogue: small, read at the start and now and then, kept in memory. */
export async function readCatalogue(scope: OperatorScope): Promise<Catalogue> {
  const all = <Row>(name: string, text: string) => askOperator<Row>(scope, { name, text, values: [] })
  const [suppliers, brands, products, lists, prices] = await Promise.all([
    all<Supplier & { connector: string }>('suppliers', 'select code, name, connector from suppliers order by code'),
    all<{ code: BrandCode; name: string; supplier: SupplierCode }>(
      'brands',
      'select code, name, supplier_code as supplier from brands order by name',
    ),
    all<{ definition: Product }>('products', 'select definition from products order by position, code'),
    all<{ code: string; starts_on: string }>(
      'price-lists',
      'select code, starts_on::text from price_lists order by price_lists.starts_on, code',
    ),
    all<PriceRow>(
      'prices',
      `select price_list_code as list, product_code as product, item, purchase_option as option, currency, years,
         from_quantity as "fromQuantity", amount
       from prices`,
    ),
  ])
  return {
    suppliers,
    brands: brands satisfies Brand[],
    products: products.map(({ definition }) => definition),
    priceLists: lists.map(({ code, starts_on }) => ({
      code,
      startsOn: starts_on,
      prices: prices.filter((row) => row.list === code).map((row) => ({ ...row, amount: BigInt(row.amount) })),
    })),
  }
}
