import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildInvoice, type InvoiceSettlement } from '#domain/documents/build-invoice.ts'
import { buildQuote } from '#domain/documents/build-quote.ts'
import { buildCreditNote } from '#domain/documents/credit-note.ts'
import { isCreditorReference } from '#domain/documents/creditor-reference.ts'
import { aHeading } from './sample-heading.ts'

const STANDARD = { category: 'S', rate: 2000, mention: null } as const
const EXPORT = { category: 'G', rate: 0, mention: 'fr_outside_eu' } as const
const LINES = [
  { description: 'Sample – 1 year', quantity: 1, unitNet: 16_900n },
  { description: 'Sample – wildcard name – 1 year', quantity: 3, unitNet: 1_999n },
]
const OPEN: InvoiceSettlement = { term: '30d', rhythm: 'single', paid: 0n }

describe('an invoice', () => {
  test('sums its lines, taxes the sum and asks for it in thirty days', () => {
    const invoice = buildInvoice(aHeading(), LINES, STANDARD, OPEN)

    expect(invoice).toMatchObject({
      kind: 'invoice',
      net: 22_897n,
      vat: [{ rate: 2000, base: 22_897n, amount: 4_579n, mention: null }],
      vatTotal: 4_579n,
      gross: 27_476n,
      amountDue: 27_476n,
      dueOn: '2026-12-23',
      validUntil: null,
      corrects: null,
    })
    expect(invoice.lines[1]).toEqual({ ...LINES[1], net: 5_997n, vatRate: 2000 })
    expect(isCreditorReference(invoice.paymentReference ?? '')).toBe(true)
  })

  test('says why it has no VAT, in its language', () => {
    const invoice = buildInvoice(aHeading({ language: 'fr' }), LINES, EXPORT, OPEN)

    expect(invoice.vat).toEqual([
      { rate: 0, category: 'G', base: 22_897n, amount: 0n, mention: 'TVA non applicable – art. 259-1 du CGI' },
    ])
    expect(invoice.gross).toBe(invoice.net)
  })

  test('asks for the rest when a part is paid', () => {
    expect(buildInvoice(aHeading(), LINES, STANDARD, { ...OPEN, paid: 7_476n }).amountDue).toBe(20_000n)
  })

  test.each(['in_full', 27_476n] as const)('asks for nothing when %s is paid, and was due that day', (paid) => {
    expect(buildInvoice(aHeading(), LINES, STANDARD, { ...OPEN, paid })).toMatchObject({
      amountDue: 0n,
      dueOn: '2026-11-23',
      paymentReference: null,
    })
  })

  test('is not made when more is paid than it asks for', () => {
    expect(() => buildInvoice(aHeading(), LINES, STANDARD, { ...OPEN, paid: 27_477n })).toThrow(RangeError)
  })

  test('always adds up, whatever its lines', () => {
    const lines = fc.array(
      fc.record({
        description: fc.constant('x'),
        quantity: fc.integer({ min: 1, max: 1_000 }),
        unitNet: fc.bigInt({ min: 0n, max: 1_000_000n }),
      }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(lines, fc.constantFrom(STANDARD, EXPORT), (charged, vat) => {
        const document = buildInvoice(aHeading(), charged, vat, OPEN)

        expect(document.lines.reduce((total, { net }) => total + net, 0n)).toBe(document.net)
        expect(document.vat.reduce((total, { base }) => total + base, 0n)).toBe(document.net)
        expect(document.net + document.vatTotal).toBe(document.gross)
      }),
    )
  })
})

describe('a quote', () => {
  test('holds for sixty days and asks for nothing yet', () => {
    expect(buildQuote(aHeading({ number: 'FRQ2026-000001' }), LINES, STANDARD)).toMatchObject({
      kind: 'quote',
      gross: 27_476n,
      amountDue: 0n,
      dueOn: null,
      validUntil: '2027-01-22',
      paymentReference: null,
    })
  })
})

describe('a credit note', () => {
  const invoice = buildInvoice(aHeading(), LINES, STANDARD, OPEN)
  const correction = { number: 'FRC2026-000001', issuedOn: '2026-12-01', reason: 'Cancelled', kept: null }

  test('takes back every line and refers to its invoice', () => {
    const creditNote = buildCreditNote(invoice, correction)

    expect(creditNote).toMatchObject({
      kind: 'credit_note',
      number: 'FRC2026-000001',
      issuedOn: '2026-12-01',
      net: -invoice.net,
      vatTotal: -invoice.vatTotal,
      gross: -invoice.gross,
      amountDue: 0n,
      dueOn: null,
      paymentReference: null,
      corrects: { number: 'FRI2026-000042', issuedOn: '2026-11-23', reason: 'Cancelled' },
    })
    expect(creditNote.lines.map(({ quantity, net }) => [quantity, net])).toEqual([
      [-1, -16_900n],
      [-3, -5_997n],
    ])
  })

  test('keeps the taxation of its invoice', () => {
    const abroad = buildInvoice(aHeading(), LINES, EXPORT, OPEN)

    expect(buildCreditNote(abroad, correction).vat).toEqual([{ ...abroad.vat[0], base: -22_897n }])
  })

  test('gives back less when fees are kept', () => {
    const kept = { description: 'Cancellation fees', net: 2_290n }

    const creditNote = buildCreditNote(invoice, { ...correction, kept })

    expect(creditNote.net).toBe(-20_607n)
    expect(creditNote.lines.at(-1)).toEqual({
      description: 'Cancellation fees',
      quantity: 1,
      unitNet: 2_290n,
      net: 2_290n,
      vatRate: 2000,
    })
  })

  test('never keeps more than was charged', () => {
    const kept = { description: 'Cancellation fees', net: 22_898n }

    expect(() => buildCreditNote(invoice, { ...correction, kept })).toThrow(RangeError)
  })

  test.each([
    ['no VAT sum', []],
    ['two of them', [...invoice.vat, ...invoice.vat]],
  ])('is not made of an invoice with %s', (_, vat) => {
    expect(() => buildCreditNote({ ...invoice, vat }, correction)).toThrow(RangeError)
  })
})
