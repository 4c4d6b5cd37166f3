import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vatSums, vatTreatment } from '#domain/tax/vat-sum.ts'

const STANDARD = { category: 'S', rate: 2000, mention: null } as const
const OVERSEAS = { category: 'S', rate: 850, mention: null } as const

describe('VAT', () => {
  test.each([
    [1n, 0n],
    [2n, 0n],
    [3n, 1n],
    [100n, 20n],
    [1_002n, 200n],
    [1_003n, 201n],
    [-3n, -1n],
  ])('of 20 %% on %s is %s', (net, amount) => {
    expect(vatSums([{ net, vat: STANDARD }])).toEqual([{ ...STANDARD, base: net, amount }])
  })

  test('rounds exactly half a cent up', () => {
    expect(vatSums([{ net: 100n, vat: OVERSEAS }])[0]?.amount).toBe(9n)
  })

  test('is rounded once on the sum and not per line', () => {
    const lines = [2n, 2n, 2n].map((net) => ({ net, vat: STANDARD }))

    expect(vatSums(lines)).toEqual([{ ...STANDARD, base: 6n, amount: 1n }])
  })

  test('is summed per rate, the highest first', () => {
    const sums = vatSums([
      { net: 1_000n, vat: OVERSEAS },
      { net: 1_000n, vat: STANDARD },
      { net: 500n, vat: OVERSEAS },
    ])

    expect(sums.map(({ rate, base, amount }) => [rate, base, amount])).toEqual([
      [2000, 1_000n, 200n],
      [850, 1_500n, 128n],
    ])
  })

  test('of a credit note is exactly what was invoiced', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10_000_000n }), { minLength: 1 }), (nets) => {
        const invoiced = vatSums(nets.map((net) => ({ net, vat: OVERSEAS })))
        const givenBack = vatSums(nets.map((net) => ({ net: -net, vat: OVERSEAS })))

        expect(givenBack[0]!.amount).toBe(-invoiced[0]!.amount)
      }),
    )
  })

  test('says its mention in the document’s language', () => {
    const decision = { category: 'G', rate: 0, mention: 'fr_outside_eu' } as const

    expect(vatTreatment(decision, 'fr').mention).toBe('TVA non applicable – art. 259-1 du CGI')
    expect(vatTreatment({ category: 'S', rate: 2000, mention: null }, 'fr').mention).toBeNull()
  })
})
