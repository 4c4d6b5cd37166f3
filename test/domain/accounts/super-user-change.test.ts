import { describe, expect, test } from 'vitest'
import { superUserFault } from '#domain/accounts/super-user-change.ts'

const MAIL = 'pierre@harbour.example'
const user = { isSuperUser: false, suspendedAt: null }
const KNOWN = new Set(['contact@harbour.example'])

describe('a mail of somebody whom we know', () => {
  const byMail = (from: string) => ({ kind: 'known_person', from }) as const

  test.each([
    [MAIL, { email: MAIL, user }, null],
    [' PIERRE@harbour.example ', { email: MAIL, user }, null],
    ['somebody@else.example', { email: MAIL, user }, 'not_from_them'],
    ['contact@harbour.example', { email: 'Contact@harbour.example', user: null }, null],
    ['new@harbour.example', { email: 'new@harbour.example', user: null }, 'not_known'],
    [MAIL, { email: MAIL, user: { ...user, isSuperUser: true } }, 'is_already'],
    [MAIL, { email: MAIL, user: { ...user, suspendedAt: new Date(0) } }, 'suspended'],
  ])('from %s for %o: %s', (from, successor, fault) => {
    expect(superUserFault(byMail(from), successor, KNOWN)).toBe(fault)
  })
})

describe('a letter signed by the head of the organization', () => {
  const letter = { kind: 'signed_letter', from: 'Anne Leroy, présidente' } as const

  test.each([
    [{ email: MAIL, user }, null],
    [{ email: 'nobody@knows.example', user: null }, null],
    [{ email: MAIL, user: { ...user, isSuperUser: true } }, 'is_already'],
    [{ email: MAIL, user: { ...user, suspendedAt: new Date(0) } }, 'suspended'],
  ])('for %o: %s', (successor, fault) => {
    expect(superUserFault(letter, successor, KNOWN)).toBe(fault)
  })
})
