import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { isKnownLongEnough, KNOWN_CONTACT_DAYS, superUserFault } from '#domain/accounts/super-user-change.ts'

const MAIL = 'pierre@harbour.example'
const user = { isSuperUser: false, suspendedAt: null }
const NOW = new Date('2026-11-23T09:00:00Z')
const daysAgo = (days: number) => addDays(NOW, -days)
const CONTACT = { email: 'Contact@harbour.example', user: null }

describe('a mail of somebody whom we know', () => {
  const byMail = (from: string) => ({ kind: 'known_person', from }) as const

  test.each([
    [MAIL, { email: MAIL, user }, null],
    [' PIERRE@harbour.example ', { email: MAIL, user }, null],
    ['somebody@else.example', { email: MAIL, user }, 'not_from_them'],
    [MAIL, { email: MAIL, user: { ...user, isSuperUser: true } }, 'is_already'],
    [MAIL, { email: MAIL, user: { ...user, suspendedAt: new Date(0) } }, 'suspended'],
  ])('from %s for %o: %s', (from, successor, fault) => {
    expect(superUserFault(byMail(from), successor, null, NOW)).toBe(fault)
  })

  test.each([
    ['for a year', daysAgo(365), null],
    ['for 31 days', daysAgo(31), null],
    ['for 30 days', daysAgo(30), 'known_too_recently'],
    ['since today', NOW, 'known_too_recently'],
    ['not at all', null, 'not_known'],
  ])('from a contact who is known %s', (_, since, fault) => {
    expect(superUserFault(byMail('contact@harbour.example'), CONTACT, since, NOW)).toBe(fault)
  })

  test('from elsewhere proves nothing, however long the contact is known', () => {
    expect(superUserFault(byMail('x@harbour.example'), CONTACT, daysAgo(365), NOW)).toBe('not_from_them')
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
    expect(superUserFault(letter, successor, NOW, NOW)).toBe(fault)
  })
})

test('an address is known long enough a moment after thirty days', () => {
  expect(KNOWN_CONTACT_DAYS).toBe(30)
  expect(isKnownLongEnough(daysAgo(30), NOW)).toBe(false)
  expect(isKnownLongEnough(new Date(daysAgo(30).getTime() - 1), NOW)).toBe(true)
})
