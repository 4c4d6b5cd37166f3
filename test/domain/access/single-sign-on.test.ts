import { describe, expect, test } from 'vitest'
import {
  meets,
  nameByClaims,
  passedTwoFactors,
  rightsByRules,
  verifiedEmail,
  type ClaimTest,
  type RightsRule,
} from '#domain/access/single-sign-on.ts'

describe('a condition on a claim', () => {
  test.each<[string, unknown, ClaimTest, string, boolean]>([
    ['the same text', 'finance', 'equals', 'finance', true],
    ['another case', 'Finance', 'equals', 'finance', false],
    ['a longer text', 'finance-eu', 'equals', 'finance', false],
    ['a number as text', 7, 'equals', '7', true],
    ['a truth value as text', true, 'equals', 'true', true],
    ['a list, which is no text', ['finance'], 'equals', 'finance', false],
    ['nothing', undefined, 'equals', '', false],
    ['an empty text', '', 'equals', '', false],
    ['a list with the value', ['it', 'finance'], 'contains', 'finance', true],
    ['a list without it', ['it', 'finance-eu'], 'contains', 'finance', false],
    ['a list of numbers', [1, 2], 'contains', '2', true],
    ['a list of lists', [['finance']], 'contains', 'finance', false],
    ['a word of a text', 'it finance', 'contains', 'finance', true],
    ['a part of a word', 'not-finance', 'contains', 'finance', false],
    ['an object', { finance: true }, 'contains', 'finance', false],
  ])('%s', (_what, told, kind, value, expected) => {
    expect(meets({ claim: told }, { claim: 'claim', test: kind, value })).toBe(expected)
  })

  test('looks into a claim by dots, and first for a claim whose name has dots', () => {
    const condition = { claim: 'realm_access.roles', test: 'contains', value: 'buyer' } as const

    expect(meets({ realm_access: { roles: ['buyer'] } }, condition)).toBe(true)
    expect(meets({ 'realm_access.roles': ['buyer'] }, condition)).toBe(true)
    expect(meets({ realm_access: null }, condition)).toBe(false)
  })

  test.each(['__proto__', 'constructor', 'constructor.name', 'toString'])('finds nothing under %s', (claim) => {
    expect(meets({}, { claim, test: 'equals', value: 'Object' })).toBe(false)
  })
})

describe('rights by rules', () => {
  const rule = (value: string, rights: RightsRule['rights']): RightsRule => ({
    claim: 'groups',
    test: 'contains',
    value,
    rights,
  })
  const RULES = [rule('it', ['technical']), rule('finance', ['billing', 'commercial']), rule('both', ['billing'])]

  test.each([
    [['it'], ['technical']],
    [
      ['finance', 'it'],
      ['technical', 'commercial', 'billing'],
    ],
    [
      ['both', 'finance'],
      ['commercial', 'billing'],
    ],
    [['sales'], null],
    [[], null],
  ])('%j gives %j', (groups, rights) => {
    expect(rightsByRules(RULES, { groups })).toEqual(rights)
  })

  test('without any rule there is no way in', () => {
    expect(rightsByRules([], { groups: ['it'] })).toBeNull()
  })
})

describe('an address', () => {
  const CLAIMS = { emailClaim: 'email', verifiedClaim: 'email_verified' }
  test.each([
    [{ email: 'Ann@Example.com', email_verified: true }, 'ann@example.com'],
    [{ email: 'ann@example.com', email_verified: 'true' }, 'ann@example.com'],
    [{ email: 'ann@example.com', email_verified: false }, null],
    [{ email: 'ann@example.com' }, null],
    [{ email: 'no address', email_verified: true }, null],
    [{ email: ['ann@example.com'], email_verified: true }, null],
    [{ email_verified: true }, null],
  ])('%j counts as %j', (claims, email) => {
    expect(verifiedEmail(CLAIMS, claims)).toBe(email)
  })
})

test.each([
  ['amr', 'mfa', { amr: ['pwd', 'mfa'] }, true],
  ['amr', 'mfa', { amr: ['pwd'] }, false],
  ['acr', 'urn:two', { acr: 'urn:two' }, true],
  ['', '', { '': '' }, false],
])('two factors are passed by %s %s: %j %s', (factorClaim, factorValue, claims, passed) => {
  expect(passedTwoFactors({ factorClaim, factorValue }, claims)).toBe(passed)
})

test.each([
  [{ name: 'Ann Lee' }, 'Ann Lee'],
  [{ given_name: 'Ann', family_name: 'Lee' }, 'Ann Lee'],
  [{}, 'ann@example.com'],
  [{ name: 7 }, '7'],
])('%j is called %s', (claims, name) => {
  expect(nameByClaims(claims, 'ann@example.com')).toBe(name)
})
