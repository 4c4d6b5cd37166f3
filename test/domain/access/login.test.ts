import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLogin, proposeLogin, readLogin } from '#domain/access/login.ts'

test.each(['abc', 'harbour.super', 'eve@harbour-bakery.example', 'a_b+c', 'x'.repeat(60)])('%s is a login', (login) => {
  expect(isLogin(login)).toBe(true)
})

test.each(['', 'ab', '.abc', 'abc.', 'Eve', 'ève', 'a b c', 'x'.repeat(61), 'a\u0000b', '<b>'])(
  '%j is none',
  (text) => {
    expect(isLogin(text)).toBe(false)
  },
)

test.each([
  ['Élodie Saint-Jean', 'elodie.saint-jean'],
  ['Noé  D’Aubigny', 'noe.daubigny'],
  ['Åsa Öberg (IT)', 'asa.oberg.it'],
  ['李', ''],
  ['X', ''],
  ['', ''],
])('%s is proposed to sign in as %s', (name, login) => {
  expect(proposeLogin(name)).toBe(login)
})

test.each([
  [' Maelle.Quere ', 'maelle.quere'],
  ['a_b-c.9', 'a_b-c.9'],
  ['ab', null],
  ['maëlle', null],
])('%j is read as %j', (typed, login) => {
  expect(readLogin(typed)).toBe(login)
})

test('what is proposed is always a login, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const login = proposeLogin(name)

      return login === '' || isLogin(login)
    }),
  )
})
