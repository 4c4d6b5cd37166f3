import { describe, expect, test } from 'vitest'
import {
  addressOf,
  addressVersion,
  changedAddressFields,
  changesTaxes,
  postalAddress,
} from '#domain/accounts/account-address.ts'

const PARIS = { street: '3 rue des Fleurs\nBâtiment B', postalCode: '75001', city: 'Paris', phone: '+33 1 00 00 00 00' }

test('an address reads back as it was written, without its empty lines', () => {
  const address = postalAddress({ ...PARIS, street: ' 3 rue des Fleurs\n\nBâtiment B ' }, 'FR')

  expect(address).toEqual({
    lines: ['3 rue des Fleurs', 'Bâtiment B'],
    postalCode: '75001',
    city: 'Paris',
    country: 'FR',
  })
  expect(addressOf({ address, phone: PARIS.phone })).toEqual({ ...PARIS, country: 'FR' })
})

test('each of its fields makes another version, and is named as changed', () => {
  for (const field of ['street', 'postalCode', 'city', 'phone'] as const) {
    const other = { ...PARIS, [field]: 'x' }

    expect(addressVersion(other)).not.toBe(addressVersion(PARIS))
    expect(changedAddressFields(PARIS, other)).toEqual([field])
  }
  expect(changedAddressFields(PARIS, PARIS)).toEqual([])
})

describe('taxes change with the postal code', () => {
  test.each([
    ['FR', '75001', '14600', false],
    ['FR', '75001', '97110', true],
    ['FR', '97110', '97133', true],
    ['FR', '97110', '97200', false],
    ['DE', '10115', '27498', true],
    ['ES', '28001', '35001', true],
    ['GB', 'SW1A 1AA', 'BT1 1AA', false],
    ['US', '10001', '97110', false],
  ])('%s: %s → %s: %s', (country, postalCode, wanted, changes) => {
    expect(changesTaxes({ ...PARIS, country, postalCode }, { ...PARIS, postalCode: wanted })).toBe(changes)
  })
})
