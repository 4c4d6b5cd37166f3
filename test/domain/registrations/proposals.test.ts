import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLogin } from '#domain/access/login.ts'
import { freeSlug, plainWords, proposedLogin, proposedOffice } from '#domain/registrations/proposals.ts'

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

describe('a login', () => {
  test.each([
    ['Maëlle', 'Quéré', 'maelle.quere'],
    ['Jean-Noël', 'd’Aubigné', 'jean.noel.d.aubigne'],
    ['李', '明', ''],
  ])('of %s %s is proposed as %s', (firstName, lastName, login) => {
    expect(proposedLogin({ firstName, lastName })).toBe(login)
  })

  test('that is proposed is empty or taken', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (firstName, lastName) => {
        const login = proposedLogin({ firstName, lastName })
        return login.length < 3 || readLogin(login) === login
      }),
    )
  })

  test.each([
    [' Maelle.Quere ', 'maelle.quere'],
    ['a_b-c.9', 'a_b-c.9'],
    ['ab', null],
    ['.abc', null],
    ['abc.', null],
    ['maëlle', null],
    ['a b c', null],
    ['a'.repeat(61), null],
  ])('%j is read as %j', (typed, login) => {
    expect(readLogin(typed)).toBe(login)
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
  expect([plainWords(' – Été – ', '-'), plainWords('', '.')]).toEqual(['ete', ''])
})
