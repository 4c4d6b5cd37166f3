/** Member states by ISO code, France among them. */
export const EU_COUNTRIES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/**
 * Where a customer stands for VAT, which is not always the country of the address. `FR_OVERSEAS` has its own rate,
 * `FR_UNTAXED` none; `OUTSIDE` is outside the VAT territories of both the European Union and the United Kingdom.
 */
export type VatTerritory = 'FR' | 'FR_OVERSEAS' | 'FR_UNTAXED' | 'EU' | 'GB' | 'OUTSIDE'

export function vatTerritory(country: string, postalCode: string): VatTerritory {
  const named = TERRITORY_OF_COUNTRY[country]
  if (named !== undefined) return named
  const compact = postalCode.replace(/\s/g, '')
  if (country === 'FR') return FRENCH_POSTAL_CODES.find(({ codes }) => codes.test(compact))?.territory ?? 'FR'
  if (!EU_COUNTRIES.has(country)) return 'OUTSIDE'
  return OUTSIDE_EU_VAT[country]?.test(compact) ? 'OUTSIDE' : 'EU'
}

/** Monaco counts as France and the Isle of Man as the United Kingdom; CGI art. 294 for the overseas departments. */
const TERRITORY_OF_COUNTRY: Readonly<Record<string, VatTerritory>> = {
  GB: 'GB',
  IM: 'GB',
  MC: 'FR',
  GP: 'FR_OVERSEAS',
  MQ: 'FR_OVERSEAS',
  RE: 'FR_OVERSEAS',
  GF: 'FR_UNTAXED',
  YT: 'FR_UNTAXED',
}

/** Saint-Barthélemy (97133) and Saint-Martin (97150) have codes of Guadeloupe and are no part of the VAT territory. */
const FRENCH_POSTAL_CODES: readonly { readonly codes: RegExp; readonly territory: VatTerritory }[] = [
  { codes: /^(97133|97150|975|98[4678])/, territory: 'OUTSIDE' },
  { codes: /^97[124]/, territory: 'FR_OVERSEAS' },
  { codes: /^97[36]/, territory: 'FR_UNTAXED' },
]

/** Parts of member states outside the VAT territory (Directive 2006/112/EC, art. 6), by postal code. */
const OUTSIDE_EU_VAT: Readonly<Record<string, RegExp>> = {
  DE: /^(27498|78266)/,
  ES: /^(35|38|51|52)/,
  FI: /^22/,
  GR: /^63086/,
  IT: /^2304[01]/,
}
