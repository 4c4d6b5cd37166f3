import { expect, test } from 'vitest'
import { CERTIFICATE_STATES } from '#domain/access/user-certificate.ts'
import {
  changedFields,
  closedRights,
  hasWayIn,
  userState,
  userVersion,
  writtenRights,
  type UserFields,
} from '#domain/access/managed-user.ts'

const at = new Date('2026-11-23T09:00:00Z')
const PIERRE: UserFields = {
  name: 'Pierre Anquetil',
  login: 'harbour.reader',
  email: 'pierre@harbour-bakery.example',
  language: 'fr',
  rights: ['commercial', 'billing'],
}

test.each([
  ['active', null, null, null, false],
  ['invited', null, null, null, true],
  ['locked', null, null, at, false],
  ['locked', null, null, at, true],
  ['suspended', null, at, null, false],
  ['suspended', null, at, at, true],
  ['blocked', at, at, at, true],
] as const)('a user is %s', (state, blockedAt, suspendedAt, lockedAt, isNew) => {
  expect(userState({ blockedAt, suspendedAt, lockedAt, isNew })).toBe(state)
})

test.each([
  [{}, []],
  [{ rights: ['billing', 'commercial'] }, []],
  [{ rights: ['billing'] }, ['rights']],
  [{ name: 'Pierre', language: 'en' }, ['name', 'language']],
  [{ login: 'p', email: 'p@x.example', rights: [] }, ['login', 'email', 'rights']],
] as const)('what %o changes is %o', (after, fields) => {
  expect(changedFields(PIERRE, { ...PIERRE, ...after })).toEqual(fields)
})

test('a version differs with every field, and with being suspended', () => {
  const kept = { ...PIERRE, suspendedAt: null }
  const others = [
    { ...kept, name: 'Pierre' },
    { ...kept, login: 'pierre' },
    { ...kept, email: 'p@harbour-bakery.example' },
    { ...kept, language: 'en' as const },
    { ...kept, rights: [] },
    { ...kept, suspendedAt: at },
  ]

  expect(new Set([kept, ...others].map(userVersion)).size).toBe(7)
  expect(userVersion({ ...kept })).toBe(userVersion(kept))
})

test('a way in is a password, or where certificates sign in one that is valid now', () => {
  const standing = (state: (typeof CERTIFICATE_STATES)[number]) => ({
    state,
    notAfter: at,
    usedAt: at,
    isEnding: false,
  })
  const byPassword = [false, true].map((isNew) => hasWayIn({ usesCertificates: false, certificate: null, isNew }))
  const byCertificate = CERTIFICATE_STATES.filter((state) =>
    hasWayIn({ usesCertificates: true, certificate: standing(state), isNew: false }),
  )

  expect(byPassword).toEqual([true, false])
  expect(byCertificate).toEqual(['valid'])
  expect(hasWayIn({ usesCertificates: true, certificate: null, isNew: true })).toBe(false)
})

test.each([
  [['billing', 'approval'], ['billing'], true, ['billing', 'approval']],
  [['billing'], ['approval'], true, ['billing']],
  [['billing', 'approval'], ['billing'], false, null],
  [['approval'], [], false, null],
  [['billing'], ['technical', 'approval'], false, ['billing', 'approval']],
  [['billing', 'approval'], ['approval'], false, ['billing', 'approval']],
  [['commercial', 'technical'], [], false, ['technical', 'commercial']],
] as const)('%o ticked for somebody with %o, by the super user: %s, gives %o', (ticked, kept, isSuper, rights) => {
  expect(writtenRights(ticked, kept, isSuper)).toEqual(rights)
})

test('the approval right is shut in the forms of all but the super user', () => {
  expect(closedRights(['billing', 'approval'], false)).toEqual(['approval'])
  expect(closedRights(['billing'], false)).toEqual([])
  expect(closedRights(['billing', 'approval'], true)).toEqual([])
})
