import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideVat, type OfficeCountry, type VatCustomer } from '#domain/tax/vat-decision.ts'
import { VAT_MENTIONS } from '#domain/tax/vat-mentions.ts'
import { EU_COUNTRIES, vatTerritory } from '#domain/tax/vat-territory.ts'

const TODAY = '2026-11-23'
const GERMAN = { country: 'DE', vatNumber: 'DE811569869', vatNumberValid: true }

function aCustomer(fields: Partial<VatCustomer>): VatCustomer {
  return { country: 'FR', postalCode: '', vatNumber: null, vatNumberValid: false, business: true, ...fields }
}

describe.each<[string, OfficeCountry, Partial<VatCustomer>, [string, number, string | null]]>([
  ['in France', 'FR', { postalCode: '14000' }, ['S', 2000, null]],
  ['in France with a VAT number', 'FR', { vatNumber: 'FR44732829320', vatNumberValid: true }, ['S', 2000, null]],
  ['in Monaco', 'FR', { country: 'MC', postalCode: '98000' }, ['S', 2000, null]],
  ['in Martinique', 'FR', { postalCode: '97 200' }, ['S', 850, null]],
  ['in Réunion by its own country code', 'FR', { country: 'RE' }, ['S', 850, null]],
  ['in French Guiana', 'FR', { postalCode: '97300' }, ['E', 0, 'fr_untaxed_department']],
  ['in Mayotte by its own country code', 'FR', { country: 'YT' }, ['E', 0, 'fr_untaxed_department']],
  ['in Saint-Martin', 'FR', { postalCode: '97150' }, ['G', 0, 'fr_outside_eu']],
  ['in New Caledonia', 'FR', { country: 'NC' }, ['G', 0, 'fr_outside_eu']],
  ['in Germany with a confirmed number', 'FR', GERMAN, ['AE', 0, 'fr_reverse_charge']],
  ['in Germany with an unconfirmed number', 'FR', { ...GERMAN, vatNumberValid: false }, ['S', 2000, null]],
  ['in Germany without a number', 'FR', { country: 'DE' }, ['S', 2000, null]],
  ['in Spain with a German number', 'FR', { ...GERMAN, country: 'ES' }, ['S', 2000, null]],
  [
    'in Greece with an EL number',
    'FR',
    { country: 'GR', vatNumber: 'EL094259216', vatNumberValid: true },
    ['AE', 0, 'fr_reverse_charge'],
  ],
  ['in the Canary Islands', 'FR', { country: 'ES', postalCode: '35001' }, ['G', 0, 'fr_outside_eu']],
  [
    'in Northern Ireland with an XI number',
    'FR',
    { country: 'GB', vatNumber: 'XI980780684', vatNumberValid: true },
    ['G', 0, 'fr_outside_eu'],
  ],
  ['in the United States', 'FR', { country: 'US' }, ['G', 0, 'fr_outside_eu']],
  ['a consumer in the United States', 'FR', { country: 'US', business: false }, ['G', 0, 'fr_outside_eu_consumer']],
  ['in the United Kingdom', 'GB', { country: 'GB' }, ['S', 2000, null]],
  ['in the Isle of Man', 'GB', { country: 'IM' }, ['S', 2000, null]],
  ['in Northern Ireland', 'GB', { country: 'GB', vatNumber: 'XI980780684', vatNumberValid: true }, ['S', 2000, null]],
  ['in Guernsey', 'GB', { country: 'GG' }, ['G', 0, 'gb_outside_scope']],
  ['in Germany with a confirmed number', 'GB', GERMAN, ['AE', 0, 'gb_reverse_charge']],
  ['in France without a number', 'GB', {}, ['G', 0, 'gb_outside_scope']],
  ['in the United States', 'GB', { country: 'US' }, ['G', 0, 'gb_outside_scope']],
])('a customer %s', (_, office, fields, [category, rate, mention]) => {
  test(`of the ${office} office is taxed by category ${category} at ${rate}`, () => {
    expect(decideVat(office, aCustomer(fields), TODAY)).toEqual({ category, rate, mention })
  })
})

describe('the decision', () => {
  const customers = fc.record({
    country: fc.constantFrom('FR', 'MC', 'RE', 'YT', 'DE', 'ES', 'GB', 'IM', 'US', 'CH', 'XX'),
    postalCode: fc.constantFrom('', '75001', '97100', '97300', '35001'),
    vatNumber: fc.constantFrom(null, 'DE811569869', 'FR44732829320', 'nonsense'),
    vatNumberValid: fc.boolean(),
    business: fc.boolean(),
  })

  test('has a mention exactly where there is no VAT', () => {
    fc.assert(
      fc.property(fc.constantFrom('FR', 'GB'), customers, (office, customer) => {
        const { category, rate, mention } = decideVat(office, customer, TODAY)

        expect(mention === null).toBe(rate > 0)
        expect(category === 'S').toBe(rate > 0)
      }),
    )
  })

  test.each([
    ['FR', 'FR', '2013-12-31', 1960],
    ['FR', 'FR', '2014-01-01', 2000],
    ['GB', 'GB', '2011-01-03', 1750],
    ['GB', 'GB', '2011-01-04', 2000],
  ] as const)('of %s for %s on %s has the rate of that day', (office, country, on, rate) => {
    expect(decideVat(office, aCustomer({ country }), on).rate).toBe(rate)
  })

  test('is not made for a day before the first known rate', () => {
    expect(() => decideVat('FR', aCustomer({}), '1999-12-31')).toThrow(RangeError)
  })

  test('is explained in every language, in French with its typography', () => {
    for (const mention of Object.values(VAT_MENTIONS)) {
      expect(mention.en).not.toBe(mention.fr)
      expect(mention.fr).not.toMatch(/ [;:!?]/)
    }
  })
})

test('every member state but France stands for the European Union', () => {
  expect(EU_COUNTRIES.size).toBe(27)
  expect([...EU_COUNTRIES].map((country) => vatTerritory(country, '10000'))).toEqual(
    [...EU_COUNTRIES].map((country) => (country === 'FR' ? 'FR' : 'EU')),
  )
})
