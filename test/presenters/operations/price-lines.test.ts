import { describe, expect, test } from 'vitest'
import type { OrderContext } from '#domain/orders/assess-order.ts'
import { translator } from '#platform/i18n.ts'
import { priceText } from '#presenters/operations/price-lines.ts'
import { aContext, anAssessedOrder } from '../../domain/orders/sample-assessment.ts'

const words = { t: translator('en'), language: 'en' } as const
const account = (fields: Partial<OrderContext['account']>, more: Partial<OrderContext> = {}) =>
  aContext(undefined, { account: { ...aContext().account, ...fields }, ...more })

describe('the price of an order', () => {
  test('that is paid in money ends with its VAT and what is to be paid', () => {
    const text = priceText(anAssessedOrder({ namesText: 'www.one.example shop.one.example' }), words)

    expect(text.lines.map(({ label, amount }) => `${label} ${amount}`)).toEqual([
      'TBS X509 Multi-site €259.00',
      'Name of the same domain €39.00',
      'VAT 20% €59.60',
    ])
    expect(text.total).toBe('€357.60')
  })

  test('without VAT says why', () => {
    const order = { ...anAssessedOrder(), vat: { category: 'AE', rate: 0, mention: 'fr_reverse_charge' } as const }

    const vat = priceText(order, words).lines.at(-1)

    expect(vat?.amount).toBe('€0.00')
    expect(vat?.note).toMatch(/^Reverse charge/)
  })

  test('that a deposit pays has no VAT, which was paid with the deposit', () => {
    const context = account({ purchaseOption: 'deposit' }, { deposit: 100_000n })

    const { total, note } = priceText(anAssessedOrder({ paymentMeans: 'deposit', quote: false }, context), words)

    expect(total).toBe('€238.00')
    expect(note).toMatch(/^Without VAT/)
  })

  test('that tokens pay is counted in tokens', () => {
    const context = account({ purchaseOption: 'bulk' })
    const fields = { paymentMeans: 'tokens', years: 2, namesText: 'www.one.example shop.one.example' } as const

    const { lines, total } = priceText(anAssessedOrder(fields, context), words)

    expect(lines.map(({ amount }) => amount)).toEqual(['2 tokens', '2 tokens'])
    expect(total).toBe('4 tokens')
  })

  test('of a test certificate is nothing, for its days', () => {
    const { lines, total } = priceText(anAssessedOrder({ productCode: 'tbs-x509-test', paymentMeans: 'free' }), words)

    expect(lines[0]?.note).toBe('30 days')
    expect(total).toBe('Free')
  })
})
