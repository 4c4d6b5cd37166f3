import { describe, expect, it, test } from 'vitest'
import type { CommercialDocument } from '#domain/documents/document.ts'
import type { DocumentSheet } from '#domain/documents/sheet.ts'
import { translator } from '#platform/i18n.ts'
import { documentSheet } from '#presenters/documents/document-sheet.ts'
import {
  BRITISH_BUYER,
  BRITISH_OFFICE,
  FRENCH_BUYER,
  GERMAN_BUYER,
  sampleDocument,
} from '../../domain/einvoice/sample-documents.ts'

const sheetOf = (document: CommercialDocument): DocumentSheet => documentSheet(document, translator(document.language))

const valueOf = (sheet: DocumentSheet, label: string): string | undefined =>
  sheet.facts.find((fact) => fact.label === label)?.value

/** As printed, with every kind of space as a plain one. */
const plain = (text: string): string => text.replace(/\s/g, ' ')

describe('the address', () => {
  it('stands in the window of the seller’s country’s envelope', () => {
    expect(sheetOf(sampleDocument()).envelopeWindow).toBe('right')
    expect(sheetOf(sampleDocument({ seller: BRITISH_OFFICE })).envelopeWindow).toBe('left')
  })

  it('names the country, in the letter’s language, only where the letter leaves it', () => {
    expect(sheetOf(sampleDocument()).recipient.at(-1)).toBe('44000 Nantes')
    expect(sheetOf(sampleDocument({ buyer: GERMAN_BUYER })).recipient.slice(-2)).toEqual(['10115 Berlin', 'ALLEMAGNE'])
  })

  it('has a British postcode on a line of its own', () => {
    const { recipient } = sheetOf(sampleDocument({ seller: BRITISH_OFFICE, buyer: BRITISH_BUYER }))

    expect(recipient.slice(-2)).toEqual(['Bristol', 'BS1 4XX'])
  })
})

test.each([
  ['73282932000074', 'FR', 'Votre SIRET'],
  ['732829320', 'FR', 'Votre SIREN'],
  ['HRB 12345', 'DE', 'Votre immatriculation'],
])('the number %s of a buyer in %s is called «%s»', (registrationNumber, country, label) => {
  const buyer = { ...FRENCH_BUYER, registrationNumber, address: { ...FRENCH_BUYER.address, country } }

  expect(valueOf(sheetOf(sampleDocument({ buyer })), label)).toBe(registrationNumber)
})

describe('an invoice', () => {
  it('asks for its total by transfer until the due date, under a reference in groups of four', () => {
    const { payment, grandTotal } = sheetOf(sampleDocument())

    expect(plain(grandTotal.value)).toBe('238,80 €')
    expect(payment?.title).toBe('À régler par virement, au plus tard le 23 déc. 2026')
    expect(payment?.facts.map(({ value }) => value)).toContain('RF18 5390 0754 7034')
    expect(payment?.code?.payload).toContain('EUR238.80')
  })

  it('shows what was paid and what is left when it is paid in part', () => {
    const { totals, grandTotal } = sheetOf(sampleDocument({ amountDue: 10_000n }))

    expect(totals.map(({ label, value }) => `${label} ${plain(value)}`)).toContain('Déjà réglé -138,80 €')
    expect([grandTotal.label, plain(grandTotal.value)]).toEqual(['Reste à payer', '100,00 €'])
  })

  it('says that it is paid, and asks for nothing, once it is', () => {
    const sheet = sheetOf(sampleDocument({ amountDue: 0n, paymentReference: null }))

    expect(sheet.payment).toBeNull()
    expect(sheet.notice).toContain('acquittée')
    expect(valueOf(sheet, 'Échéance')).toBeUndefined()
  })

  it('has a line of the VAT table for each rate, and the reason of a rate without VAT', () => {
    const { vat } = sheetOf(
      sampleDocument({
        lines: [
          { description: 'Certificat', unitNet: 10_000n },
          { description: 'Certificat', unitNet: 5_000n, vatRate: 0 },
        ],
        withoutVat: { category: 'AE', mention: 'Autoliquidation' },
      }),
    )

    expect(vat?.rows.map(({ rate, base, amount }) => plain(`${rate} ${base} ${amount}`))).toEqual([
      '20 % 100,00 € 20,00 €',
      '0 % 50,00 € 0,00 €',
    ])
    expect(vat?.mentions).toEqual(['Autoliquidation'])
  })
})

test('a quote is signed and says until when it holds', () => {
  const sheet = sheetOf(
    sampleDocument({ kind: 'quote', validUntil: '2027-01-22', amountDue: 0n, paymentReference: null }),
  )

  expect(sheet.signature?.title).toBe('Bon pour accord')
  expect(valueOf(sheet, 'Valable jusqu’au')).toBe('22 janv. 2027')
  expect(sheet.notice).toBeNull()
})

test('a credit note names what it corrects and gives back a positive amount', () => {
  const { notice, grandTotal } = sheetOf(
    sampleDocument({
      kind: 'credit_note',
      language: 'en',
      lines: [{ description: 'Certificate', unitNet: 19_900n, quantity: -1 }],
      corrects: { number: 'FR-2026-000101', issuedOn: '2026-10-02', reason: 'Ordered twice.' },
      amountDue: 0n,
    }),
  )

  expect(notice).toBe('Corrects invoice FR-2026-000101 of 2 Oct 2026. Reason: Ordered twice.')
  expect(grandTotal).toEqual({ label: 'Total credited', value: '€238.80' })
})

test('late charges, which are outside of VAT, do not mention it', () => {
  const { vat, columns, totals, grandTotal } = sheetOf({ ...sampleDocument({ kind: 'late_charges' }), vat: [] })

  expect(vat).toBeNull()
  expect(JSON.stringify([columns, totals, grandTotal])).not.toMatch(/TVA|HT|TTC/)
})

test('the last two words of a term stay on one line', () => {
  const [line] = sheetOf(sampleDocument({ lines: [{ description: 'HARICA OV – 2 ans', unitNet: 1n }] })).lines

  expect(line?.description).toBe('HARICA OV – 2\u00a0ans')
})
