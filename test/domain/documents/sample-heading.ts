import type { Heading } from '#domain/documents/build-invoice.ts'
import type { Seller } from '#domain/documents/document.ts'

export const FRENCH_SELLER: Seller = {
  name: 'Exemple Certificats',
  legalForm: 'SAS',
  registration: 'Capital de 10 000 €, RCS Caen',
  registrationNumber: '732829320',
  vatNumber: 'FR44732829320',
  address: { lines: ['1 rue des Clés'], postalCode: '14000', city: 'Caen', country: 'FR' },
  email: 'compta@office.example',
  phone: '+33 2 00 00 00 00',
  bank: { name: 'Banque d’exemple', iban: 'FR14 2004 1010 0505 0001 3M02 606', bic: 'XMPLFRPP' },
}

export const BRITISH_SELLER: Seller = {
  ...FRENCH_SELLER,
  name: 'Example Certificates',
  legalForm: 'Ltd',
  vatNumber: 'GB980780684',
  address: { lines: ['1 Key Street'], postalCode: 'BN1 1AA', city: 'Brighton', country: 'GB' },
}

export function aHeading(fields: Partial<Heading> = {}): Heading {
  return {
    number: 'FRI2026-000042',
    language: 'en',
    currency: 'EUR',
    issuedOn: '2026-11-23',
    suppliedOn: '2026-11-20',
    seller: FRENCH_SELLER,
    buyer: {
      name: 'Harbour Bakery',
      registrationNumber: '404833048',
      vatNumber: 'FR83404833048',
      address: { lines: ['2 quai du Port'], postalCode: '50100', city: 'Cherbourg', country: 'FR' },
      contactName: null,
    },
    orderReference: '100001',
    purchaseOrder: 'PO 7',
    ...fields,
  }
}
