import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import type { OperatorTx } from '#platform/scope.ts'

/** Writes the catalogue over what is there: seeds run it twice without harm. Prices of a list never change once used. */
export async function saveCatalogue({ trx }: OperatorTx, catalogue: Catalogue): Promise<void> {
  await trx('suppliers')
    .insert([...catalogue.suppliers])
    .onConflict('code')
    .merge()
  await trx('brands')
    .insert(catalogue.brands.map(({ code, name, supplier }) => ({ code, name, supplier_code: supplier })))
    .onConflict('code')
    .merge()
  await trx('products')
    .insert(
      catalogue.products.map((product, position) => ({
        code: product.code,
        brand_code: product.brand,
        type: product.type,
        position,
        definition: JSON.stringify(product),
      })),
    )
    .onConflict('code')
    .merge()
  for (const { code, startsOn, prices } of catalogue.priceLists) {
    await trx('price_lists').insert({ code, starts_on: startsOn }).onConflict('code').ignore()
    for (let start = 0; start < prices.length; start += 1000) {
      await trx('prices')
        .insert(
          prices.slice(start, start + 1000).map((price) => ({
            price_list_code: code,
            product_code: price.product,
            item: price.item,
            purchase_option: price.option,
            currency: price.currency,
            years: price.years,
            from_quantity: price.fromQuantity,
            amount: price.amount.toString(),
          })),
        )
        .onConflict()
        .ignore()
    }
  }
}
