import { describe, expect, test } from 'vitest'
import { companyNumber, duplicatesAmong, type DuplicateCandidate } from '#domain/registrations/duplicates.ts'

const REGISTRATION = {
  registrationNumber: '901 122 333 00015',
  name: 'Harbour Bakery SARL',
  addresses: ['simon@harbour-bakery.example', 'simon@gmail.com'],
}
const STRANGER: DuplicateCandidate = {
  kind: 'account',
  id: '1',
  name: 'Fjord Hosting',
  organization_name: 'Fjord Hosting',
  registration_number: 'SC417702',
  addresses: ['isla@fjord-hosting.example'],
}
const reasonsOf = (candidate: Partial<DuplicateCandidate>) =>
  duplicatesAmong(REGISTRATION, [{ ...STRANGER, ...candidate }])[0]?.reasons ?? []

describe('what a registration shares with somebody known', () => {
  test.each([
    ['nothing', {}, []],
    ['the company number, one as SIRET, one as SIREN', { registration_number: '901122333' }, ['registration_number']],
    ['another establishment', { registration_number: '90112233300023' }, ['registration_number']],
    ['the name but for its legal form', { organization_name: 'S.A.S. Harbour Bakery' }, ['name']],
    ['the name but for a slip', { organization_name: 'Harbour Bakkery' }, ['name']],
    ['the mail domain', { addresses: ['margaux@Harbour-Bakery.example'] }, ['mail_domain']],
    ['an open provider only', { addresses: ['somebody@gmail.com'] }, []],
  ] as const)('%s', (_what, candidate, reasons) => {
    expect(reasonsOf(candidate)).toEqual(reasons)
  })

  test('stands first where it is surest', () => {
    const byDomain = { ...STRANGER, id: 'domain', addresses: ['x@harbour-bakery.example'] }
    const byName = { ...STRANGER, id: 'name', organization_name: 'Harbour Bakery' }
    const byNumber = { ...STRANGER, id: 'number', registration_number: '901122333' }

    const found = duplicatesAmong(REGISTRATION, [byDomain, STRANGER, byName, byNumber])

    expect(found.map(({ id }) => id)).toEqual(['number', 'name', 'domain'])
  })
})

test('a company is known by its SIREN, others by their whole number', () => {
  expect(['901 122 333', '901.122.333.00015', 'sc 417702'].map(companyNumber)).toEqual([
    '901122333',
    '901122333',
    'SC417702',
  ])
})
