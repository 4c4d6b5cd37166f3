import { describe, expect, test } from 'vitest'
import { buildInvoice } from '#domain/documents/build-invoice.ts'
import type { CommercialDocument } from '#domain/documents/document.ts'
import { epcQrPayload } from '#domain/documents/epc-qr.ts'
import { aHeading, FRENCH_SELLER } from './sample-heading.ts'

const INVOICE = buildInvoice(
  aHeading(),
  [{ description: 'Sample', quantity: 1, unitNet: 10_004n }],
  { category: 'S', rate: 2000, mention: null },
  { term: '30d', rhythm: 'single', paid: 0n },
)

describe('the code of a SEPA transfer', () => {
  test('is made of the twelve elements of EPC069-12 up to the structured reference', () => {
    expect(epcQrPayload(INVOICE)?.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'XMPLFRPP',
      'Exemple Certificats',
      'FR1420041010050500013M02606',
      'EUR120.05',
      '',
      INVOICE.paymentReference,
    ])
  })

  test('cuts a long name between characters and stays within 331 bytes', () => {
    const seller = { ...FRENCH_SELLER, name: 'é😀'.repeat(60) }

    const payload = epcQrPayload({ ...INVOICE, seller })!

    expect(Array.from(payload.split('\n')[5]!)).toHaveLength(70)
    expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(331)
  })

  test.each<[string, Partial<CommercialDocument>]>([
    ['is in pounds', { currency: 'GBP' }],
    ['has no reference', { paymentReference: null }],
    ['is paid', { amountDue: 0n }],
    ['asks for more than the scheme takes', { amountDue: 100_000_000_000n }],
  ])('is left out when the document %s', (_, fields) => {
    expect(epcQrPayload({ ...INVOICE, ...fields })).toBeNull()
  })
})
