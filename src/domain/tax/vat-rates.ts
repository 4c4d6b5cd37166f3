import { holdsOn, type Dated } from '#domain/rules/dated.ts'

/** A standard rate, per ten thousand. */
interface VatRate extends Dated {
  readonly rate: number
}

const RATES = {
  FR: [
    { from: '2000-04-01', rate: 1960, rule: 'VAT-FR', source: 'CGI art. 278' },
    { from: '2014-01-01', rate: 2000, rule: 'VAT-FR', source: 'CGI art. 278' },
  ],
  FR_OVERSEAS: [{ from: '2000-04-01', rate: 850, rule: 'VAT-DOM', source: 'CGI art. 296' }],
  GB: [
    { from: '2010-01-01', rate: 1750, rule: 'VAT-GB', source: 'VATA 1994 s. 2' },
    { from: '2011-01-04', rate: 2000, rule: 'VAT-GB', source: 'VATA 1994 s. 2' },
  ],
} as const satisfies Record<string, readonly VatRate[]>
export type TaxedTerritory = keyof typeof RATES

/** The standard rate that holds on a day (`YYYY-MM-DD`). */
export function standardVatRate(territory: TaxedTerritory, on: string): number {
  return holdsOn<VatRate>(RATES[territory], new Date(`${on}T00:00:00Z`)).rate
}
