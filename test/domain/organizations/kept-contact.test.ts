import { describe, expect, test } from 'vitest'
import {
  changedContactFields,
  contactVersion,
  looksLike,
  peopleOf,
  proposalChanges,
  type ContactFields,
} from '#domain/organizations/kept-contact.ts'
import { standsFor, type KnownContact } from '#domain/organizations/organization.ts'

const MARGAUX: KnownContact = {
  id: 'margaux',
  organizationId: 'bakery',
  otherOrganizationIds: ['crumbs'],
  firstName: 'Margaux',
  lastName: 'Le Houx',
  email: 'margaux@harbour-bakery.example',
  phone: '+33 2 31 11 22 33',
  jobTitle: null,
  language: 'fr',
  proposedAs: ['corporate', 'technical'],
}

describe('what two contacts have in common', () => {
  test.each([
    [
      'the address, however it is written',
      { firstName: 'M.', lastName: 'L.', email: 'Margaux@Harbour-Bakery.example' },
      true,
    ],
    ['the name without accents and signs', { firstName: 'MARGAUX', lastName: 'lehoux', email: 'x@y.example' }, true],
    ['the name the other way round', { firstName: 'Le-Houx', lastName: 'Margaux', email: 'x@y.example' }, true],
    ['half of the name', { firstName: 'Margaux', lastName: 'Durand', email: 'x@y.example' }, false],
  ])('%s', (_what, other, same) => {
    expect(looksLike(MARGAUX, other)).toBe(same)
  })
})

test.each([
  ['bakery', true],
  ['crumbs', true],
  ['elsewhere', false],
  [null, false],
])('a contact stands for %s: %s', (organizationId, stands) => {
  expect(standsFor(MARGAUX, organizationId)).toBe(stands)
})

const asKept: ContactFields = { ...MARGAUX, jobTitle: '' }

test.each([
  [{}, []],
  [{ proposedAs: ['technical', 'corporate'] }, []],
  [{ proposedAs: ['technical'] }, ['proposedAs']],
  [{ jobTitle: 'Owner', phone: '1' }, ['phone', 'jobTitle']],
  [{ organizationId: 'crumbs', language: 'en' }, ['organizationId', 'language']],
] as const)('what %o changes is %o', (after, fields) => {
  expect(changedContactFields(MARGAUX, { ...asKept, ...after })).toEqual(fields)
})

test('only what was ticked or unticked is a change', () => {
  expect(proposalChanges('technical', ['a', 'b'], ['b', 'c'])).toEqual([
    { contactId: 'a', role: 'technical', proposed: false },
    { contactId: 'c', role: 'technical', proposed: true },
  ])
})

test('a version differs with every field, and with being retired', () => {
  const kept = { ...MARGAUX, retiredAt: null }
  const others = [
    { ...kept, organizationId: 'crumbs' },
    { ...kept, firstName: 'Margot' },
    { ...kept, lastName: 'Lehoux' },
    { ...kept, jobTitle: 'Owner' },
    { ...kept, email: 'm@harbour-bakery.example' },
    { ...kept, phone: '+33 2 31 11 22 34' },
    { ...kept, language: 'en' as const },
    { ...kept, proposedAs: ['technical'] as const },
    { ...kept, retiredAt: new Date('2026-11-23T09:00:00Z') },
  ]

  expect(new Set([kept, ...others].map(contactVersion)).size).toBe(10)
})

describe('a person of several contacts', () => {
  const asTechnical = { ...MARGAUX, id: 'margaux-2', proposedAs: ['technical'] as const, jobTitle: 'Baker' }
  const asCorporate = { ...MARGAUX, proposedAs: ['corporate'] as const }

  test('stands once, with every role and every number', () => {
    const written = { ...asTechnical, email: 'MARGAUX@harbour-bakery.example', lastName: 'le houx', phone: '+33 6 1' }

    expect(peopleOf([asCorporate, written])).toEqual([
      {
        firstName: 'Margaux',
        lastName: 'Le Houx',
        email: 'margaux@harbour-bakery.example',
        jobTitle: 'Baker',
        phones: ['+33 2 31 11 22 33', '+33 6 1'],
        roles: ['corporate', 'technical'],
      },
    ])
  })

  test.each([
    ['another name at the same address', { firstName: 'Pierre' }],
    ['the same name at another address', { email: 'margaux@elsewhere.example' }],
  ])('is not %s', (_, fields) => {
    expect(peopleOf([asCorporate, { ...asTechnical, ...fields }])).toHaveLength(2)
  })

  test('has no role where no form proposes them', () => {
    expect(peopleOf([{ ...MARGAUX, proposedAs: [] }])).toMatchObject([{ roles: [] }])
  })
})
