import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_PASSWORD, passwordFault, SHORTEST_PASSWORD } from '#domain/access/password-rules.ts'
import { isLinkOpen, linkExpiry } from '#domain/access/password-link.ts'

const LOGIN = 'margaux.lehoux'

describe('a new password', () => {
  test.each([
    'le phare du port à minuit',
    'tarte-pommes-cidre',
    '四つの静かな海の町に雨が降る',
    'pêche à pied le lundi',
    'Margaux.Lehoux was here',
    '847362910384',
  ])('may be «%s»', (password) => {
    expect(passwordFault(password, LOGIN)).toBeNull()
  })

  test.each([
    ['too_short', ''],
    ['too_short', 'onze signes'],
    ['too_short', '🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑'],
    ['is_login', 'margaux.lehoux'],
    ['is_login', 'MARGAUX.LEHOUX'],
    ['is_login', '**margaux.lehoux2026!'],
    ['common', 'qwerty123456'],
    ['common', 'Password2026!'],
    ['common', 'MotDePasse2026'],
    ['common', '!!!azertyuiop!!!'],
    ['common', 'aaaaaaaaaaaa'],
    ['common', 'xyxyxyxyxyxyx'],
    ['common', 'soleilsoleil'],
    ['common', '123456789012'],
    ['common', '987654321098'],
    ['common', 'abcdefghijkl'],
    ['common', 'ＱＷＥＲＴＹ１２３４５６'],
  ])('is refused as %s: «%s»', (fault, password) => {
    expect(passwordFault(password, LOGIN)).toBe(fault)
  })

  test('is counted in characters as people see them typed, from twelve to two hundred', () => {
    const letters = fc.array(fc.constantFrom(...'bcdfghjkmnpqrstvwxzéà四🔑'), { minLength: 0, maxLength: 260 })

    fc.assert(
      fc.property(letters, (characters) => {
        const fault = passwordFault(characters.join(''), LOGIN)
        if (characters.length < SHORTEST_PASSWORD) expect(fault).toBe('too_short')
        else if (characters.length > LONGEST_PASSWORD) expect(fault).toBe('too_long')
        else expect(['common', null]).toContain(fault)
      }),
    )
  })

  test('is judged for any text and any login without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (password, login) => {
        expect(() => passwordFault(password, login)).not.toThrow()
      }),
    )
  })
})

describe('a one-time link', () => {
  const issued = new Date('2026-11-23T10:00:00Z')
  const after = (milliseconds: number) => new Date(issued.getTime() + milliseconds)
  const HOUR = 3_600_000

  test.each([
    ['reset', HOUR],
    ['invitation', 72 * HOUR],
  ] as const)('of a %s serves until its time has passed', (purpose, lifetime) => {
    const link = { expiresAt: linkExpiry(purpose, issued), usedAt: null }

    expect(isLinkOpen(link, after(lifetime - 1))).toBe(true)
    expect(isLinkOpen(link, after(lifetime))).toBe(false)
  })

  test('serves once', () => {
    const link = { expiresAt: after(HOUR), usedAt: after(1) }

    expect(isLinkOpen(link, after(2))).toBe(false)
  })
})
