import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeSlug, plainWords, proposedOffice } from '#domain/registrations/proposals.ts'

describe('the address of an account', () => {
  test.each([
    ['Ateliers Kervran SAS', [], 'ateliers-kervran-sas'],
    ['Café & Thé', ['cafe-the'], 'cafe-the-2'],
    ['Café & Thé', ['cafe-the', 'cafe-the-2'], 'cafe-the-3'],
    ['株式会社', [], 'account'],
    ['株式会社', ['account'], 'account-2'],
  ])('of %s, when %j are taken, is %s', (name, taken, slug) => {
    expect(freeSlug(name, taken)).toBe(slug)
  })

  test('always has the form that the table wants', () => {
    fc.assert(fc.property(fc.string(), (name) => /^[a-z0-9-]+$/.test(freeSlug(name, []))))
  })
})

describe('the selling office', () => {
  const offices = [
    { code: 'FR', country: 'FR' },
    { code: 'GB', country: 'GB' },
  ]

  test.each([
    ['GB', 'GB'],
    ['JE', 'GB'],
    ['FR', 'FR'],
    ['SE', 'FR'],
  ])('of somebody in %s is %s', (country, code) => {
    expect(proposedOffice(country, offices)).toBe(code)
  })

  test('is the only one where there is one, and none where there is none', () => {
    expect([proposedOffice('GB', offices.slice(0, 1)), proposedOffice('GB', [])]).toEqual(['FR', ''])
  })
})

test('words are joined without what stands around them', () => {
  expect([plainWords(' – Été – '), plainWords('')]).toEqual(['ete', ''])
})
