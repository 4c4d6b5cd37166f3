import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { brokenArithmetic, type ArithmeticRule } from '#domain/einvoice/arithmetic.ts'
import type { CommercialDocument } from '#domain/documents/document.ts'
import { sampleDocument } from './sample-documents.ts'

const lines = fc.array(
  fc.record({
    description: fc.constant('Certificat'),
    unitNet: fc.bigInt(-100_000n, 1_000_000n),
    quantity: fc.integer({ min: 1, max: 500 }),
    vatRate: fc.constantFrom(0, 550, 850, 2000),
  }),
  { minLength: 1, maxLength: 20 },
)

it('holds for a document whose sums follow from its lines', () => {
  fc.assert(
    fc.property(lines, (given) => {
      expect(brokenArithmetic(sampleDocument({ lines: given }))).toEqual([])
    }),
  )
})

const sound = sampleDocument({ lines: [{ description: 'Certificat', unitNet: 9_995n }] })
const vatSum = { rate: 2000, category: 'S', base: 9_995n, amount: 1_999n, mention: null } as const

test.each<[ArithmeticRule, Partial<CommercialDocument>]>([
  ['BT-131', { lines: sound.lines.map((line) => ({ ...line, quantity: 2 })) }],
  ['BR-CO-10', { net: 9_996n }],
  ['BR-CO-13', { vat: [{ ...vatSum, base: 9_994n }] }],
  ['BR-CO-14', { vatTotal: 2_000n }],
  ['BR-CO-15', { gross: 11_995n }],
  ['BR-CO-16', { amountDue: 11_995n }],
  ['BR-CO-17', { vat: [{ ...vatSum, amount: 1_998n }] }],
  ['BR-S-08', { vat: [{ ...vatSum, rate: 1000, amount: 1_000n }] }],
])('%s is reported when it is broken', (rule, change) => {
  expect(brokenArithmetic({ ...sound, ...change })).toContain(rule)
})
