import type { TokensToBuy } from '#domain/pricing/price-tokens.ts'
import type { TokenOnSale } from './tokens-on-sale.ts'

/** A line of the form as it was typed. */
export interface TypedLine {
  readonly unit: string
  readonly quantity: string
}

/** A line of tokens that are on sale; `quantity` is null where what was typed is no number that can be bought. */
export interface ReadLine extends TokenOnSale {
  readonly typed: string
  readonly quantity: number | null
}

export const MOST_TOKENS = 10_000

/** Reads the lines of a purchase: what is not on sale is left out, and lines of one kind become one. */
export function readLines(typed: readonly TypedLine[], onSale: readonly TokenOnSale[]): readonly ReadLine[] {
  return onSale.flatMap((token) => {
    const said = typed.filter(({ unit }) => unit === token.unit).map(({ quantity }) => quantity.trim())
    const [first] = said
    if (first === undefined) return []
    const total = said.map(wholeNumber).reduce((sum, one) => sum + one, 0)
    const quantity = total >= 1 && total <= MOST_TOKENS ? total : null
    return [{ ...token, typed: Number.isNaN(total) ? first.slice(0, 20) : String(total), quantity }]
  })
}

/** What is bought; null where there is nothing, or a line is no number. */
export function purchaseOf(lines: readonly ReadLine[]): readonly TokensToBuy[] | null {
  const purchase = lines.flatMap(({ product, item, quantity }) =>
    quantity === null ? [] : [{ product, item, quantity }],
  )
  return purchase.length > 0 && purchase.length === lines.length ? purchase : null
}

const wholeNumber = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN)
