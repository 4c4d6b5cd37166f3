import { describe, expect, test } from 'vitest'
import { subjectFieldsOf } from '#domain/certificates/subject-of-order.ts'

const NORRLAND = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  registrationNumber: '5567123459',
  name: 'Norrland Bank',
  state: 'Västerbotten',
  address: { lines: ['Storgatan 40'], postalCode: '903 26', city: 'Umeå', country: 'SE' },
  phone: '+46 90 000 000',
  vatNumber: null,
  nafCode: null,
  kind: null,
}

describe('the subject of a certificate', () => {
  test('names only the host at the DV level (BR §7.1.2.7.2)', () => {
    expect(subjectFieldsOf('dv', 'www.norrland-bank.example', NORRLAND)).toEqual({
      commonName: 'www.norrland-bank.example',
    })
  })

  test('names the holder at the OV level', () => {
    expect(subjectFieldsOf('ov', 'www.norrland-bank.example', NORRLAND)).toEqual({
      commonName: 'www.norrland-bank.example',
      organization: 'Norrland Bank',
      locality: 'Umeå',
      state: 'Västerbotten',
      country: 'SE',
    })
  })

  test('leaves out a state that the holder does not have', () => {
    expect(subjectFieldsOf('ov', 'a.example', { ...NORRLAND, state: null })).not.toHaveProperty('state')
  })

  test('adds the register at the EV level (EVG §7.1.4.2)', () => {
    expect(subjectFieldsOf('ev', 'a.example', NORRLAND)).toMatchObject({
      serialNumber: '5567123459',
      businessCategory: 'Private Organization',
      jurisdictionCountry: 'SE',
    })
  })

  test.each([
    ['private_organization', 'Private Organization'],
    ['government_entity', 'Government Entity'],
    ['business_entity', 'Business Entity'],
    ['non_commercial_entity', 'Non-Commercial Entity'],
    [null, 'Private Organization'],
  ] as const)('says at the EV level that its holder is a %s (EVG §7.1.4.2.3)', (kind, businessCategory) => {
    expect(subjectFieldsOf('ev', 'a.example', { ...NORRLAND, kind })).toMatchObject({ businessCategory })
    expect(subjectFieldsOf('ov', 'a.example', { ...NORRLAND, kind })).not.toHaveProperty('businessCategory')
  })

  test('is the host alone where no holder is known', () => {
    expect(subjectFieldsOf('ov', 'a.example', null)).toEqual({ commonName: 'a.example' })
  })
})
