import { searchable } from '#domain/orders/search-text.ts'
import type { Catalogue } from './catalogue.ts'

/** The codes of the products whose name or brand has every word of the text, in any language. */
export function productsNamed({ products, brands }: Pick<Catalogue, 'products' | 'brands'>, text: string): string[] {
  const words = searchable(text).split(' ')
  const brandNames = new Map(brands.map(({ code, name }) => [code, name]))
  return products
    .filter(({ name, brand }) => {
      const known = searchable([...Object.values(name), brandNames.get(brand) ?? brand].join(' '))
      return words.every((word) => known.includes(word))
    })
    .map(({ code }) => code)
}
