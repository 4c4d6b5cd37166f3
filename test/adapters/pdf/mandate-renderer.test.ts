import { expect, test } from 'vitest'
import { createMandateRenderer } from '#adapters/pdf/mandate-renderer.ts'
import type { MandateSheet } from '#domain/mandates/mandate-sheet.ts'
import type { PrintedMandate } from '#domain/mandates/mandate.ts'
import { translator } from '#platform/i18n.ts'
import { mandateSheet } from '#presenters/documents/mandate-sheet.ts'
import { IBAN } from '../../support/example-preferences.ts'
import { readPdf } from './read-pdf.ts'

const MANDATE: PrintedMandate = {
  id: 'm',
  reference: 'FR-SDD-001001',
  state: 'requested',
  creditor: {
    name: 'Chancery Certificats',
    identifier: 'FR72ZZZ123456',
    address: { lines: ['22 rue du Sceau'], postalCode: '14000', city: 'Caen', country: 'FR' },
  },
  debtorName: 'Harbour Bakery',
  debtorAddress: { lines: ['3 quai de la Farine'], postalCode: '14600', city: 'Honfleur', country: 'FR' },
  iban: IBAN,
  ibanEnd: '2606',
  bic: null,
  email: null,
  language: 'fr',
  requestedBy: 'Margaux Lehoux',
  requestedAt: new Date('2026-11-23T10:00:00Z'),
  signedOn: null,
  decidedBy: null,
  decidedAt: null,
  refusalReason: null,
  revokedAt: null,
}
const sheetOf = (mandate: PrintedMandate) => mandateSheet(mandate, translator(mandate.language))
const print = async (mandate: PrintedMandate, made: (mandate: PrintedMandate) => MandateSheet = sheetOf) =>
  readPdf(await createMandateRenderer({ sheetOf: made, accent: '#a3212b' }).render(mandate))

/** Runs first: what one document has met of a font must not change the next one. */
test('a letter that was met as a part of another one keeps its own text', async () => {
  await print(MANDATE, (mandate) => ({ ...sheetOf(mandate), title: 'À Ö Ü Ñ', letterhead: { name: 'É', lines: [] } }))

  const after = await print(MANDATE, (mandate) => ({ ...sheetOf(mandate), title: 'A E N O U' }))

  expect(after.pages.flat()).toContain('A E N O U')
})

test.each(['fr', 'en'] as const)(
  'a mandate in %s is one page with its reference, its parties and the IBAN',
  async (language) => {
    const { pages, metadata } = await print({ ...MANDATE, language })

    const words = pages.flat().join(' ')
    expect(pages).toHaveLength(1)
    for (const text of [
      'FR-SDD-001001',
      'FR72ZZZ123456',
      'Harbour Bakery',
      'FR14 2004 1010 0505 0001 3M02 606',
      'SEPA',
    ])
      expect(words).toContain(text)
    expect(words).not.toContain('BIC')
    expect(metadata).toContain('Chancery Certificats')
  },
)
