import type {
  Buyer,
  CommercialDocument,
  DocumentLine,
  Seller,
  VatCategory,
  VatSum,
} from '#domain/documents/document.ts'
import { multiplyRounded, sum } from '#domain/shared/money.ts'

export const FRENCH_OFFICE: Seller = {
  name: 'Sceau & Compagnie',
  legalForm: 'SAS au capital de 50 000 €',
  registration: 'RCS Caen 732 829 320',
  registrationNumber: '732829320',
  vatNumber: 'FR44732829320',
  address: { lines: ['22 rue de Bretagne'], postalCode: '14000', city: 'Caen', country: 'FR' },
  email: 'facturation@sceau.example',
  phone: '+33 2 00 00 00 00',
  bank: { name: 'Banque du Bocage', iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPPXXX' },
}

export const BRITISH_OFFICE: Seller = {
  name: 'Sceau Certificates Ltd',
  legalForm: 'Private limited company',
  registration: 'Registered in England and Wales No. 01234567',
  registrationNumber: '01234567',
  vatNumber: 'GB999999973',
  address: { lines: ['4 Signet Yard', 'Southwark'], postalCode: 'SE1 0AA', city: 'London', country: 'GB' },
  email: 'billing@sceau.example',
  phone: '+44 20 0000 0000',
  bank: { name: 'Bank of the Borough', iban: 'GB33BUKB20201555555555', bic: 'BUKBGB22XXX' },
}

export const FRENCH_BUYER: Buyer = {
  name: 'Ateliers Éléonore & Fils',
  registrationNumber: '73282932000074',
  vatNumber: 'FR44732829320',
  address: { lines: ['8 quai des Œillets', 'Bâtiment C'], postalCode: '44000', city: 'Nantes', country: 'FR' },
  contactName: 'Maëlle Quéré',
}

export const BRITISH_BUYER: Buyer = {
  name: 'Harbour & Lantern Ltd',
  registrationNumber: '07654321',
  vatNumber: 'GB999999973',
  address: { lines: ['17 Quay Street'], postalCode: 'BS1 4XX', city: 'Bristol', country: 'GB' },
  contactName: 'Priya Anand',
}

export const GERMAN_BUYER: Buyer = {
  name: 'Müller Straßenbau GmbH',
  registrationNumber: 'HRB 12345',
  vatNumber: 'DE136695976',
  address: { lines: ['Hauptstraße 5'], postalCode: '10115', city: 'Berlin', country: 'DE' },
  contactName: null,
}

export const FRENCH_MENTIONS: readonly string[] = [
  'Pas d’escompte pour paiement anticipé.',
  'En cas de retard de paiement, des pénalités au taux de 12,15 % l’an sont dues dès le lendemain de l’échéance, sans rappel.',
  'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
]

type LineInput = Pick<DocumentLine, 'description' | 'unitNet'> & {
  readonly quantity?: number
  readonly vatRate?: number
}

interface Input extends Partial<Omit<CommercialDocument, 'lines' | 'vat' | 'net' | 'vatTotal' | 'gross'>> {
  readonly lines?: readonly LineInput[]
  /** Category and mention of the rate 0; other rates are standard. */
  readonly withoutVat?: { readonly category: VatCategory; readonly mention: string | null }
}

/** A French invoice of one line, changed where a test says so; the sums follow from the lines. */
export function sampleDocument({
  lines = [ONE_CERTIFICATE],
  withoutVat = ZERO_RATED,
  ...given
}: Input = {}): CommercialDocument {
  const priced = lines.map(({ description, unitNet, quantity = 1, vatRate = 2000 }) => ({
    description,
    quantity,
    unitNet,
    net: unitNet * BigInt(quantity),
    vatRate,
  }))
  const vat = vatSums(priced, withoutVat)
  const net = sum(priced.map((line) => line.net))
  const vatTotal = sum(vat.map(({ amount }) => amount))
  return {
    kind: 'invoice',
    number: 'FR-2026-000123',
    language: 'fr',
    currency: 'EUR',
    issuedOn: '2026-11-23',
    suppliedOn: '2026-11-22',
    dueOn: '2026-12-23',
    validUntil: null,
    seller: FRENCH_OFFICE,
    buyer: FRENCH_BUYER,
    orderReference: 'CH-7K3M-92QD',
    purchaseOrder: 'BC-2026-0815',
    paymentReference: 'RF18539007547034',
    legalMentions: FRENCH_MENTIONS,
    corrects: null,
    amountDue: net + vatTotal,
    ...given,
    lines: priced,
    vat,
    net,
    vatTotal,
    gross: net + vatTotal,
  }
}

const ONE_CERTIFICATE: LineInput = { description: 'Sectigo EV, 1 an : boutique.ateliers.example', unitNet: 19_900n }
const ZERO_RATED = { category: 'Z', mention: null } as const

function vatSums(lines: readonly DocumentLine[], withoutVat: NonNullable<Input['withoutVat']>): readonly VatSum[] {
  const rates = [...new Set(lines.map(({ vatRate }) => vatRate))].sort((a, b) => b - a)
  return rates.map((rate) => {
    const base = sum(lines.filter((line) => line.vatRate === rate).map(({ net }) => net))
    const amount = multiplyRounded(base, BigInt(rate), 10_000n)
    return rate === 0 ? { rate, base, amount, ...withoutVat } : { rate, base, amount, category: 'S', mention: null }
  })
}
