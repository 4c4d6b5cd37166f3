import { describe, expect, test } from 'vitest'
import { PURCHASE_OPTIONS } from '#domain/access/signed-in.ts'
import { BRAND_CODES, SUPPLIER_CODES } from '#domain/catalogue/brand.ts'
import { getOrderableProduct, priceListOn } from '#domain/catalogue/catalogue.ts'
import { acceptsWildcard } from '#domain/catalogue/comparison.ts'
import { PRODUCT_TYPES } from '#domain/catalogue/product.ts'
import { SAN_KINDS } from '#domain/names/product-names.ts'
import { findPrice, type Price } from '#domain/pricing/price.ts'
import { priceOrder } from '#domain/pricing/price-order.ts'
import { priceTokens } from '#domain/pricing/price-tokens.ts'
import { parseTokenUnit, tokensFor } from '#domain/pricing/tokens.ts'
import { methodsFor } from '#domain/rules/dcv-methods.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { CURRENCIES } from '#domain/shared/money.ts'
import { STARTER_CATALOGUE } from '../../../seeds/catalogue/catalogue.ts'

const TODAY = new Date('2026-11-23T12:00:00Z')
const { products, brands, suppliers } = STARTER_CATALOGUE
const { prices } = priceListOn(STARTER_CATALOGUE, '2026-11-23')
const orderable = products.filter((product) => product.orderable)

describe('the demo’s catalogue', () => {
  test('has the ten brands, each with its supplier and at least one product', () => {
    expect(brands.map(({ code }) => code).toSorted()).toEqual([...BRAND_CODES].toSorted())
    expect(suppliers.map(({ code }) => code).toSorted()).toEqual([...SUPPLIER_CODES].toSorted())
    expect(brands.filter(({ code }) => !products.some(({ brand }) => brand === code))).toEqual([])
  })

  test('has products of every type, and for servers of every level and shape', () => {
    const shapes = orderable.map(({ validation, names }) => `${validation} ${names?.base}`)

    expect(new Set(products.map(({ type }) => type))).toEqual(new Set(PRODUCT_TYPES))
    expect(shapes).toEqual(
      expect.arrayContaining(['dv host', 'dv wildcard', 'ov host', 'ov wildcard', 'ov any', 'ev host']),
    )
    expect(orderable.filter((product) => product.test)).toHaveLength(1)
    expect(orderable.length).toBeGreaterThanOrEqual(14)
  })

  test('uses every code once, in a form that token units and addresses can carry', () => {
    const codes = products.map(({ code }) => code)

    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })
})

describe.each(products)('$code', (product) => {
  test('belongs to a brand of its supplier', () => {
    expect(brands.find(({ code }) => code === product.brand)?.supplier).toBe(product.supplier)
  })

  test('speaks every language, in one sentence', () => {
    for (const language of LANGUAGES) {
      expect(product.name[language]).not.toBe('')
      expect(product.summary[language]).toMatch(/^[A-ZÀ-Ý][^.]+\.$/)
    }
    expect(product.summary.fr).not.toMatch(/'| [;:!?]/)
  })

  test('recommends one chain, unless it has none', () => {
    expect(product.chains.filter(({ recommended }) => recommended)).toHaveLength(product.chains.length > 0 ? 1 : 0)
    expect(product.chains.length > 0).toBe(product.caFamily !== null)
  })

  test('can be changed only into another open product of its brand', () => {
    const targets = product.migratesTo.map((code) => getOrderableProduct(STARTER_CATALOGUE, code))

    for (const target of targets) expect(target).toMatchObject({ brand: product.brand, type: product.type })
    expect(product.migratesTo).not.toContain(product.code)
  })

  test('offers a method to prove every name that it takes', () => {
    const { names, dcvMethods } = product

    if (names !== null) expect(methodsFor('host', dcvMethods, TODAY)).not.toEqual([])
    if (acceptsWildcard(names)) expect(methodsFor('wildcard', dcvMethods, TODAY)).not.toEqual([])
    if (names?.ipAddresses) expect(methodsFor('ip', dcvMethods, TODAY)).not.toEqual([])
    expect(dcvMethods.length > 0).toBe(product.progressSteps.includes('dcv'))
  })

  test('takes no wildcard under extended validation (TLS-30)', () => {
    if (product.validation === 'ev') expect(acceptsWildcard(product.names)).toBe(false)
    expect(product.names?.kinds.wildcard.included ?? 0).toBe(0)
  })

  test('includes no more names of a kind than it takes', () => {
    for (const kind of SAN_KINDS) {
      const { included, maximum } = product.names?.kinds[kind] ?? { included: 0, maximum: 0 }
      expect(included).toBeLessThanOrEqual(maximum)
    }
  })

  test('has a price for everything that can be asked of it, by every option and in every currency', () => {
    const extraNames = Object.fromEntries(
      SAN_KINDS.map((kind) => [kind, (product.names?.kinds[kind].maximum ?? 0) > 0 ? 2 : 0]),
    ) as Record<(typeof SAN_KINDS)[number], number>
    for (const currency of CURRENCIES) {
      for (const planYears of product.planYears) {
        const full = {
          product,
          planYears,
          extraNames,
          licences: product.licences ? 3 : 1,
          guidance: product.guidance,
        }
        for (const option of PURCHASE_OPTIONS) {
          const { net } = priceOrder(full, prices, { option, currency, quantity: 1 })
          expect(net > 0n).toBe(!product.test)
        }
        const tokens = tokensFor(full).map(({ unit, quantity }) => ({ ...parseTokenUnit(unit)!, quantity }))
        expect(priceTokens(tokens, prices, currency).lines).toHaveLength(tokens.length)
      }
    }
  })
})

describe('the demo’s prices', () => {
  const paid = prices.filter(({ amount }) => amount > 0n)

  test('belong to a product, are whole euros or pounds, and stand once', () => {
    const keys = prices.map((row) => Object.values({ ...row, amount: '' }).join(' '))

    expect(new Set(keys).size).toBe(prices.length)
    for (const { product, amount } of prices) {
      expect(products.some(({ code }) => code === product)).toBe(true)
      expect(amount % 100n).toBe(0n)
    }
  })

  test('never rise with the quantity', () => {
    for (const row of paid) {
      const first = findPrice(prices, row, { ...row, quantity: 1 })
      expect(row.amount).toBeLessThanOrEqual(first!)
    }
    expect(paid.some((row) => row.fromQuantity === 50)).toBe(true)
  })

  test('make a longer plan dearer, and cheaper by the year', () => {
    const amountOf = ({ product, item, option, currency, fromQuantity }: Price, years: number) =>
      findPrice(prices, { product, item, years }, { option, currency, quantity: fromQuantity })
    for (const row of paid.filter(({ years, item }) => years > 1 && item !== 'guidance')) {
      const oneYear = amountOf(row, 1)!
      expect(row.amount).toBeGreaterThan(oneYear)
      expect(row.amount).toBeLessThan(oneYear * BigInt(row.years))
    }
  })

  test('are never higher than the public ones', () => {
    for (const row of paid) {
      const publicPrice = findPrice(prices, row, { option: 'rebate', currency: row.currency, quantity: 1 })
      expect(row.amount).toBeLessThanOrEqual(publicPrice!)
    }
  })
})
