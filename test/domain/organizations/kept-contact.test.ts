import { describe, expect, test } from 'vitest'
import {
  changedContactFields,
  contactVersion,
  looksLike,
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
