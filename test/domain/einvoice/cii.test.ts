import { readFileSync } from 'node:fs'
import * as cheerio from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { CommercialDocument } from '#domain/documents/document.ts'
import { crossIndustryInvoice } from '#domain/einvoice/cii.ts'
import { isElectronic } from '#domain/einvoice/electronic-kinds.ts'
import { BRITISH_BUYER, BRITISH_OFFICE, FRENCH_BUYER, GERMAN_BUYER, sampleDocument } from './sample-documents.ts'

const PROFILE = readFileSync(new URL('cii-profile.rng', import.meta.url), 'utf8')

const REVERSE_CHARGE = sampleDocument({
  buyer: GERMAN_BUYER,
  lines: [{ description: 'HARICA OV, 1 an', unitNet: 12_000n, vatRate: 0 }],
  withoutVat: { category: 'AE', mention: 'Autoliquidation – art. 283-2 du CGI' },
})

const CREDIT_NOTE = sampleDocument({
  kind: 'credit_note',
  lines: [{ description: 'Annulation de CH-7K3M-92QD', unitNet: -19_900n }],
  corrects: { number: 'FR-2026-000101', issuedOn: '2026-10-02', reason: 'Commande annulée' },
  amountDue: 0n,
  dueOn: null,
})

describe('the electronic invoice', () => {
  test.each<[string, CommercialDocument]>([
    ['a French invoice', sampleDocument()],
    ['one that is paid already', sampleDocument({ amountDue: 0n, dueOn: null })],
    ['one in pounds', sampleDocument({ seller: BRITISH_OFFICE, buyer: BRITISH_BUYER, currency: 'GBP' })],
    ['one without VAT', REVERSE_CHARGE],
    ['one with a deduction', sampleDocument({ lines: [{ description: 'Remise', unitNet: -500n }] })],
    ['one to a buyer whom we know little of', sampleDocument({ buyer: STRANGER })],
    ['a credit note', CREDIT_NOTE],
  ])('%s has the elements of its profile, in their order', async (_, document) => {
    expect(await profileErrors(xmlOf(document))).toEqual([])
  })

  it('is refused by the same check once an element stands in the wrong place', async () => {
    const misplaced = xmlOf(sampleDocument()).replace(
      /(\s*<ram:TypeCode>380.*?)(\s*<ram:IssueDateTime>.*?<\/ram:IssueDateTime>)/s,
      '$2$1',
    )

    expect(await profileErrors(misplaced)).not.toEqual([])
  })

  it('carries any description a person can type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (description) => {
        const named = read(xmlOf(sampleDocument({ lines: [{ description, unitNet: 100n }] })))(
          'ram\\:SpecifiedTradeProduct > ram\\:Name',
        )

        expect(named.text()).toBe(writable(description))
      }),
    )
  })

  it('names a French buyer by the SIREN, even where we know the SIRET', () => {
    const id = read(xmlOf(sampleDocument()))('ram\\:BuyerTradeParty ram\\:SpecifiedLegalOrganization > ram\\:ID')

    expect([id.text(), id.attr('schemeID')]).toEqual(['732829320', '0002'])
  })

  it('names a foreign register’s number without a scheme', () => {
    const id = read(xmlOf(REVERSE_CHARGE))('ram\\:BuyerTradeParty ram\\:SpecifiedLegalOrganization > ram\\:ID')

    expect([id.text(), id.attr('schemeID')]).toEqual(['HRB12345', undefined])
  })

  test.each([
    ['AE', 'Autoliquidation', 'VATEX-EU-AE'],
    ['G', 'TVA non applicable – art. 259-1 du CGI', 'VATEX-EU-G'],
    ['E', 'Exonération de TVA', ''],
    ['Z', '', ''],
  ] as const)('says why category %s has no VAT', (category, mention, code) => {
    const $ = read(
      xmlOf(
        sampleDocument({
          lines: [{ description: 'Certificat', unitNet: 100n, vatRate: 0 }],
          withoutVat: { category, mention: mention || 'Taux zéro' },
        }),
      ),
    )

    expect($('ram\\:ExemptionReason').text()).toBe(mention)
    expect($('ram\\:ExemptionReasonCode').text()).toBe(code)
  })

  it('asks for a SEPA transfer in euros and for another one in pounds, under the reference', () => {
    const meansOf = (document: CommercialDocument): string[] => {
      const $ = read(xmlOf(document))
      return [
        $('ram\\:SpecifiedTradeSettlementPaymentMeans > ram\\:TypeCode').text(),
        $('ram\\:PaymentReference').text(),
      ]
    }

    expect(meansOf(sampleDocument())).toEqual(['58', 'RF18539007547034'])
    expect(meansOf(sampleDocument({ seller: BRITISH_OFFICE, currency: 'GBP' }))).toEqual(['30', 'RF18539007547034'])
  })

  it('asks for nothing once everything is paid', () => {
    const $ = read(xmlOf(sampleDocument({ amountDue: 0n })))

    expect($('ram\\:SpecifiedTradeSettlementPaymentMeans')).toHaveLength(0)
    expect($('ram\\:TotalPrepaidAmount').text()).toBe('238.80')
    expect($('ram\\:DuePayableAmount').text()).toBe('0.00')
  })

  it('turns a credit note into positive amounts and names the invoice that it corrects', () => {
    const $ = read(xmlOf(CREDIT_NOTE))

    expect($('rsm\\:ExchangedDocument > ram\\:TypeCode').text()).toBe('381')
    expect($('ram\\:GrandTotalAmount').text()).toBe('238.80')
    expect($('ram\\:BilledQuantity').text()).toBe('1')
    expect($('ram\\:InvoiceReferencedDocument').text()).toMatch(/FR-2026-000101\s+20261002/)
  })

  it('deducts by a negative quantity at a positive price', () => {
    const $ = read(xmlOf(sampleDocument({ lines: [{ description: 'Remise', unitNet: -500n, quantity: 2 }] })))

    expect([$('ram\\:BilledQuantity').text(), $('ram\\:ChargeAmount').text()]).toEqual(['-2', '5.00'])
  })

  it('does not exist for a quote', () => {
    expect(isElectronic(sampleDocument({ kind: 'quote' }))).toBe(false)
  })
})

const STRANGER = {
  ...FRENCH_BUYER,
  registrationNumber: null,
  vatNumber: null,
  contactName: null,
  address: { lines: ['a', 'b', 'c', 'd'], postalCode: '', city: 'Hong Kong', country: 'HK' },
}

function xmlOf(document: CommercialDocument): string {
  if (!isElectronic(document)) throw new Error('the sample is not an invoice')
  return crossIndustryInvoice(document)
}

async function profileErrors(xml: string): Promise<readonly string[]> {
  const result = await validateXML({
    xml: { fileName: 'invoice.xml', contents: xml },
    schema: { fileName: 'profile.rng', contents: PROFILE },
    extension: 'relaxng',
  })
  return result.errors.map(({ message }) => message)
}

const read = (xml: string): cheerio.CheerioAPI => cheerio.load(xml, { xml: true })

/** What of a text XML 1.0 can write. */
const writable = (value: string): string =>
  value.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu, ' ')
