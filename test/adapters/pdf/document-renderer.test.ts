import { describe, expect, it, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { createDocumentRenderer } from '#adapters/pdf/document-renderer.ts'
import type { CommercialDocument } from '#domain/documents/document.ts'
import { crossIndustryInvoice } from '#domain/einvoice/cii.ts'
import { isElectronic } from '#domain/einvoice/electronic-kinds.ts'
import { translator } from '#platform/i18n.ts'
import { documentSheet } from '#presenters/documents/document-sheet.ts'
import {
  BRITISH_BUYER,
  BRITISH_OFFICE,
  FRENCH_BUYER,
  FRENCH_MENTIONS,
  sampleDocument,
} from '../../domain/einvoice/sample-documents.ts'
import { readPdf, type PrintedPdf } from './read-pdf.ts'

const sheetOf = (document: CommercialDocument) => documentSheet(document, translator(document.language))
const renderer = createDocumentRenderer({ sheetOf, accent: '#a3212b' })

async function print(document: CommercialDocument): Promise<PrintedPdf> {
  return readPdf(await renderer.render(document))
}

/** Lines break where the printer wants, and justification puts nothing between them. */
const compact = (text: string): string => text.replace(/\s/g, '')
const wordsOf = (pdf: PrintedPdf): string => compact(pdf.pages.flat().join(''))

const INVOICE = sampleDocument()
const QUOTE = sampleDocument({
  kind: 'quote',
  validUntil: '2027-01-22',
  dueOn: null,
  amountDue: 0n,
  paymentReference: null,
})
const CREDIT_NOTE = sampleDocument({
  kind: 'credit_note',
  lines: [{ description: 'Certigna RGS* – 1 an', unitNet: 19_900n, quantity: -1 }],
  corrects: { number: 'FR-2026-000101', issuedOn: '2026-10-02', reason: 'commande annulée' },
  amountDue: 0n,
  paymentReference: null,
  dueOn: null,
})
const IN_POUNDS = sampleDocument({
  seller: BRITISH_OFFICE,
  buyer: BRITISH_BUYER,
  currency: 'GBP',
  language: 'en',
  legalMentions: [],
})
const LATE_CHARGES: CommercialDocument = { ...sampleDocument({ kind: 'late_charges' }), vat: [] }

const withLines = (count: number): CommercialDocument =>
  sampleDocument({
    lines: Array.from({ length: count }, (_, index) => ({ description: `Jeton n° ${index}`, unitNet: 1_000n })),
  })

describe('a printed document', () => {
  test.each<[string, CommercialDocument]>([
    ['invoice', INVOICE],
    ['quote', QUOTE],
    ['credit note', CREDIT_NOTE],
    ['invoice in pounds', IN_POUNDS],
    ['statement of late charges', LATE_CHARGES],
  ])('says everything that its sheet says: %s', async (_, document) => {
    const { letterhead, recipient, facts, lines, columns, totals, grandTotal, vat, ...sheet } = sheetOf(document)

    const printed = wordsOf(await print(document))

    const expected = [
      ...[sheet.title, sheet.number, letterhead.name, ...letterhead.lines, ...recipient, sheet.notice ?? ''],
      ...[...facts, ...totals, grandTotal, ...(sheet.payment?.facts ?? [])].flatMap(({ label, value }) => [
        label,
        value,
      ]),
      ...[columns, ...lines].flatMap((cells) => Object.values({ ...cells })),
      ...(vat === null ? [] : [vat.columns, ...vat.rows].flatMap((cells) => Object.values({ ...cells }))),
      ...[sheet.payment?.title ?? '', sheet.payment?.code?.caption ?? ''],
      ...[sheet.signature?.title ?? '', sheet.signature?.hint ?? ''],
      ...[...sheet.mentions, sheet.sellerIdentity, sheet.pageLabel(1, 1)],
    ]
    expect(expected.filter((words) => !printed.includes(compact(words)))).toEqual([])
  })

  it('prints names of any European script', async () => {
    const names = ['Zażółć gęślą jaźń sp. z o.o.', 'Ελληνική Εταιρεία ΑΕ', 'ООО «Печать»', 'Őrség Kft.']

    const printed = wordsOf(
      await print(sampleDocument({ buyer: { ...FRENCH_BUYER, address: { ...FRENCH_BUYER.address, lines: names } } })),
    )

    expect(names.filter((name) => !printed.includes(compact(name)))).toEqual([])
  })

  it('has the same bytes for the same document, whatever was printed before', async () => {
    const first = await renderer.render(INVOICE)
    await renderer.render(withLines(40))

    expect((await renderer.render(INVOICE)).equals(first)).toBe(true)
  })

  it('carries its fonts, and no others', async () => {
    const { dictionaries } = await print(INVOICE)

    expect(dictionaries.filter((dictionary) => dictionary.includes('/FontFile2'))).toHaveLength(2)
    expect(dictionaries.filter((dictionary) => dictionary.includes('/Subtype /Type1'))).toEqual([])
  })

  it('declares itself as PDF/A-3b in metadata that are well-formed, also for “Sceau & Compagnie”', async () => {
    const { metadata } = await print(INVOICE)

    const { errors } = await validateXML({ xml: metadata, normalization: 'format' })
    expect(errors).toEqual([])
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(metadata).toContain('Sceau &amp; Compagnie')
  })

  it('offers the code of the transfer in euros, described for those who do not see it, and none in pounds', async () => {
    const figures = async (document: CommercialDocument): Promise<number> =>
      (await print(document)).dictionaries.filter((dictionary) => /\/S \/Figure[\s\S]*\/Alt/.test(dictionary)).length

    expect(await figures(INVOICE)).toBe(1)
    expect(await figures(IN_POUNDS)).toBe(0)
  })
})

describe('the electronic invoice', () => {
  test.each<[string, CommercialDocument]>([
    ['an invoice', INVOICE],
    ['a credit note', CREDIT_NOTE],
  ])('is inside %s', async (_, document) => {
    const { files, metadata, dictionaries } = await print(document)

    expect(isElectronic(document) && crossIndustryInvoice(document)).toBe(files.get('factur-x.xml'))
    expect(metadata).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>')
    expect(dictionaries.some((dictionary) => dictionary.includes('/AFRelationship /Alternative'))).toBe(true)
  })

  test.each<[string, CommercialDocument]>([
    ['a quote', QUOTE],
    ['late charges', LATE_CHARGES],
  ])('is not inside %s', async (_, document) => {
    const { files, metadata } = await print(document)

    expect([...files.keys()]).toEqual([])
    expect(metadata).not.toContain('urn:factur-x')
  })
})

describe('a long document', () => {
  it('numbers its pages and repeats the headings of its lines on each page that has some', async () => {
    const { pages } = await print(withLines(70))

    expect(pages).toHaveLength(3)
    for (const page of pages) expect(page.includes('Désignation')).toBe(page.some((text) => text.startsWith('Jeton')))
    pages.forEach((page, index) => expect(compact(page.join(''))).toContain(`Page${index + 1}sur3`))
  })

  test.each(Array.from({ length: 24 }, (_, index) => index + 10))(
    'keeps the payment and the legal mentions together on one page: %i lines',
    async (count) => {
      const { pages } = await print(withLines(count))

      const last = compact(pages.at(-1)?.join('') ?? '')
      expect(last).toContain('IBAN')
      for (const mention of FRENCH_MENTIONS) expect(last).toContain(compact(mention))
    },
  )

  it('never prints a line twice nor leaves one out', async () => {
    const printed = (await print(withLines(75))).pages.flat()

    const lines = printed.filter((text) => text.startsWith('Jeton'))
    expect(lines.map(compact)).toEqual(Array.from({ length: 75 }, (_, index) => `Jetonn°${index}`))
  })
})
