import type { NewOffice } from '#domain/access/new-account.ts'

/** The two selling entities of the demo. Names, numbers and accounts are invented, though their check digits are right. */
export const OFFICES: readonly NewOffice[] = [
  {
    code: 'FR',
    country: 'FR',
    currency: 'EUR',
    numberPrefix: 'FR',
    creditorIdentifier: 'FR72ZZZ123456',
    seller: {
      name: 'Chancery Certificats',
      legalForm: 'SAS au capital de 50 000 €',
      registration: 'RCS Caen 812 345 676',
      registrationNumber: '812345676',
      vatNumber: 'FR19812345676',
      address: { lines: ['22 rue du Sceau'], postalCode: '14000', city: 'Caen', country: 'FR' },
      email: 'accounts@chancery.example',
      phone: '+33 2 31 00 00 00',
      bank: { name: 'Banque de la Mer', iban: 'FR2230004008280001234567843', bic: 'BNPAFRPPXXX' },
    },
  },
  {
    code: 'GB',
    country: 'GB',
    currency: 'GBP',
    numberPrefix: 'GB',
    creditorIdentifier: null,
    seller: {
      name: 'Chancery Certificates',
      legalForm: 'Ltd',
      registration: 'Registered in Scotland SC512347',
      registrationNumber: 'SC512347',
      vatNumber: 'GB351247866',
      address: { lines: ['5 Seal Wynd'], postalCode: 'AB11 5QN', city: 'Aberdeen', country: 'GB' },
      email: 'accounts@chancery.example',
      phone: '+44 1224 000 000',
      bank: { name: 'Bank of the Firth', iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2LXXX' },
    },
  },
]
