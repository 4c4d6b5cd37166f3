import { PURCHASE_OPTIONS, type PurchaseOption } from '#domain/access/signed-in.ts'
import type { PriceList } from '#domain/catalogue/catalogue.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { PRICE_ITEMS, type Price, type PriceItem } from '#domain/pricing/price.ts'
import { TOKEN_ITEMS } from '#domain/pricing/tokens.ts'
import { CURRENCIES, multiplyRounded, type Currency } from '#domain/shared/money.ts'
import { PUBLIC_PRICES } from './public-prices.ts'

/** Percentages of the public price of one year in euros. */
const CURRENCY_PERCENT: Readonly<Record<Currency, bigint>> = { EUR: 100n, GBP: 87n }
const PLAN_PERCENT: ReadonlyMap<number, bigint> = new Map([
  [1, 100n],
  [2, 190n],
  [3, 270n],
])

interface OptionRules {
  readonly items: readonly PriceItem[]
  /** Null: all plan lengths of the product. */
  readonly years: readonly number[] | null
  /** Percentage from a quantity on. */
  readonly tiers: ReadonlyMap<number, bigint>
}

/** Rebates come afterwards and a month's invoice knows no tiers; tokens are for one year and for what tokens buy. */
const OPTION_RULES: Readonly<Record<PurchaseOption, OptionRules>> = {
  rebate: { items: PRICE_ITEMS, years: null, tiers: new Map([[1, 100n]]) },
  monthly: { items: PRICE_ITEMS, years: null, tiers: new Map([[1, 95n]]) },
  deposit: { items: PRICE_ITEMS, years: null, tiers: tiersOf([1, 92n], [10, 86n], [50, 78n]) },
  bulk: { items: TOKEN_ITEMS, years: [1], tiers: tiersOf([1, 98n], [10, 88n], [50, 79n], [100, 72n]) },
}

export function demoPriceList(products: readonly Product[]): PriceList {
  return { code: 'demo-2026', startsOn: '2025-01-01', prices: products.flatMap(pricesOf) }
}

function pricesOf({ code: product, planYears }: Product): readonly Price[] {
  const euros = PUBLIC_PRICES[product] ?? {}
  return PURCHASE_OPTIONS.flatMap((option) => {
    const { items, years, tiers } = OPTION_RULES[option]
    return CURRENCIES.flatMap((currency) =>
      items.flatMap((item) =>
        (years ?? planYears).flatMap((plan) =>
          [...tiers].flatMap(([fromQuantity, tier]): readonly Price[] => {
            const publicPrice = euros[item]
            if (publicPrice === undefined) return []
            const amount = wholeUnits(publicPrice, [CURRENCY_PERCENT[currency], planPercent(item, plan), tier])
            return [{ product, item, option, currency, years: plan, fromQuantity, amount }]
          }),
        ),
      ),
    )
  })
}

/** Guidance happens once, however long the plan is. */
function planPercent(item: PriceItem, years: number): bigint {
  return item === 'guidance' ? 100n : PLAN_PERCENT.get(years)!
}

/** All percentages at once, rounded once to a whole euro or pound. */
function wholeUnits(euros: number, percentages: readonly bigint[]): bigint {
  const numerator = percentages.reduce((product, percentage) => product * percentage, 1n)
  return multiplyRounded(BigInt(euros), numerator, 100n ** BigInt(percentages.length)) * 100n
}

function tiersOf(...tiers: readonly (readonly [number, bigint])[]): ReadonlyMap<number, bigint> {
  return new Map(tiers)
}
