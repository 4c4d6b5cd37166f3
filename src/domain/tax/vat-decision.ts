import type { VatCategory } from '#domain/documents/document.ts'
import type { VatMention } from './vat-mentions.ts'
import { provesEuBusiness } from './vat-number.ts'
import { standardVatRate, type TaxedTerritory } from './vat-rates.ts'
import { vatTerritory } from './vat-territory.ts'

export type OfficeCountry = 'FR' | 'GB'

export interface VatCustomer {
  /** ISO 3166-1 alpha-2 of the address that is invoiced. */
  readonly country: string
  readonly postalCode: string
  readonly vatNumber: string | null
  /** Confirmed by VIES or by staff; its form is checked again here. */
  readonly vatNumberValid: boolean
  readonly business: boolean
}

/** How a sale is taxed; `rate` is per ten thousand, and a mention comes with every rate of zero. */
export interface VatDecision {
  readonly category: VatCategory
  readonly rate: number
  readonly mention: VatMention | null
}

/** Decides the VAT of an electronic service (Directive 2006/112/EC, art. 44 and 196) on the day of the supply. */
export function decideVat(office: OfficeCountry, customer: VatCustomer, on: string): VatDecision {
  return office === 'FR' ? decideFrenchVat(customer, on) : decideBritishVat(customer, on)
}

/**
 * A customer of another member state without a confirmed number is taxed as in France: the sales to consumers of other
 * states stay under the threshold of the one-stop shop (Directive art. 59c).
 */
function decideFrenchVat(customer: VatCustomer, on: string): VatDecision {
  const territory = vatTerritory(customer.country, customer.postalCode)
  switch (territory) {
    case 'FR':
    case 'FR_OVERSEAS':
      return taxed(territory, on)
    case 'FR_UNTAXED':
      return { category: 'E', rate: 0, mention: 'fr_untaxed_department' }
    case 'EU':
      return hasEuNumber(customer) ? { category: 'AE', rate: 0, mention: 'fr_reverse_charge' } : taxed('FR', on)
    case 'GB':
    case 'OUTSIDE':
      return { category: 'G', rate: 0, mention: customer.business ? 'fr_outside_eu' : 'fr_outside_eu_consumer' }
  }
}

/** France, Monaco and the overseas departments are abroad for the British office. */
function decideBritishVat(customer: VatCustomer, on: string): VatDecision {
  if (vatTerritory(customer.country, customer.postalCode) === 'GB') return taxed('GB', on)
  if (hasEuNumber(customer)) return { category: 'AE', rate: 0, mention: 'gb_reverse_charge' }
  return { category: 'G', rate: 0, mention: 'gb_outside_scope' }
}

function taxed(territory: TaxedTerritory, on: string): VatDecision {
  return { category: 'S', rate: standardVatRate(territory, on), mention: null }
}

function hasEuNumber({ vatNumber, vatNumberValid, country }: VatCustomer): boolean {
  return vatNumber !== null && vatNumberValid && provesEuBusiness(vatNumber, country)
}
