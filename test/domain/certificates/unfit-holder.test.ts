import { describe, expect, test } from 'vitest'
import { unfitFields } from '#domain/certificates/unfit-holder.ts'

const BAKERY = {
  name: 'Harbour Bakery',
  state: 'Calvados',
  registrationNumber: '901122333',
  kind: null,
  address: { city: 'Honfleur', country: 'FR' },
}
const at = (city: string) => ({ ...BAKERY, address: { ...BAKERY.address, city } })

describe('a holder', () => {
  test.each(['dv', 'ov', 'ev', 'code_signing'])('that says what it is fits a certificate of %s', (family) => {
    expect(unfitFields(family, BAKERY)).toEqual([])
  })

  test.each([
    ['a name of 65 characters', { ...BAKERY, name: 'B'.repeat(65) }, 'name', 'attribute_too_long', 64],
    ['a name that stands for nothing', { ...BAKERY, name: 'Unknown' }, 'name', 'attribute_means_nothing', 64],
    ['an invisible hyphen', { ...BAKERY, name: 'Bou\u00adlangerie' }, 'name', 'attribute_bad_characters', 64],
    ['a line separator', { ...BAKERY, name: 'Harbour\u2028Bakery' }, 'name', 'attribute_bad_characters', 64],
    ['a city left from a tutorial', at('State'), 'city', 'attribute_means_nothing', 128],
    ['a dash for a city', at('-'), 'city', 'attribute_means_nothing', 128],
    ['a state that says there is none', { ...BAKERY, state: 'N/A' }, 'state', 'attribute_means_nothing', 128],
    ['a state of 129 characters', { ...BAKERY, state: 'C'.repeat(129) }, 'state', 'attribute_too_long', 128],
  ])('with %s does not fit what names it', (_, holder, field, fault, maximum) => {
    expect(unfitFields('ov', holder)).toEqual([{ field, fault, maximum }])
    expect(unfitFields('dv', holder)).toEqual([])
    expect(unfitFields(null, holder)).toEqual([])
  })

  test('is numbered in plain letters where its number is shown', () => {
    const holder = { ...BAKERY, registrationNumber: 'ΑΒΓ123' }

    expect(unfitFields('ev', holder)).toMatchObject([
      { field: 'registration_number', fault: 'attribute_bad_characters' },
    ])
    expect(unfitFields('ov', holder)).toEqual([])
  })

  test('without a state or a city is incomplete, which others say', () => {
    expect(unfitFields('ov', { ...at(''), state: null })).toEqual([])
  })

  test('has room for 64 characters, however many bytes they take', () => {
    expect(unfitFields('ov', { ...BAKERY, name: '𝔅'.repeat(64) })).toEqual([])
  })
})
