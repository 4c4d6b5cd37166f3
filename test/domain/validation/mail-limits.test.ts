import { describe, expect, test } from 'vitest'
import { mailChallenge } from '#domain/validation/dcv-challenge.ts'
import { overMailed } from '#domain/validation/mail-limits.ts'

const FIVE = mailChallenge(['victim.example']).addresses
const sent = (byAccount: number, toDomain: Readonly<Record<string, number>> = {}) => ({
  byAccount,
  toDomain: new Map(Object.entries(toDomain)),
})

describe('challenge mails', () => {
  test.each([
    ['go out while there are few', sent(0), null],
    ['go out until a domain has received sixty within a day', sent(55, { 'victim.example': 55 }), null],
    ['stop there', sent(56, { 'victim.example': 56 }), 'victim.example'],
    ['don’t count what went to other domains', sent(100, { 'other.example': 100 }), null],
    ['go out until the account has had five hundred sent', sent(495), null],
    ['stop there as well', sent(496), 'victim.example'],
  ])('%s', (_, already, expected) => {
    expect(overMailed(FIVE, already)).toBe(expected)
  })

  test('to nobody are never too many', () => {
    expect(overMailed([], sent(10_000))).toBeNull()
  })
})
