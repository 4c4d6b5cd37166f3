import { describe, expect, test } from 'vitest'
import { certificateLinkExpiry, isLinkAlive } from '#domain/access/certificate-link.ts'
import {
  certificateStanding,
  certificateState,
  isEnding,
  isProven,
  standingCertificate,
  type UserCertificate,
} from '#domain/access/user-certificate.ts'

const day = (text: string) => new Date(`2026-${text}T12:00:00Z`)
const now = day('06-15')
const VALID: UserCertificate = {
  id: 'a',
  userId: 'u',
  serial: '4d01',
  spkiSha256: 'key',
  notBefore: day('01-01'),
  notAfter: day('12-31'),
  issuedAt: day('01-01'),
  usedAt: null,
  suspendedAt: null,
  revokedAt: null,
}

describe('a certificate is', () => {
  test.each([
    ['valid', {}],
    ['valid', { notBefore: now }],
    ['valid', { notAfter: now }],
    ['not_yet_valid', { notBefore: day('06-16') }],
    ['expired', { notAfter: day('06-14') }],
    ['suspended', { suspendedAt: day('06-01') }],
    ['suspended', { suspendedAt: day('06-01'), notBefore: day('06-16') }],
    ['expired', { suspendedAt: day('06-01'), notAfter: day('06-14') }],
    ['revoked', { revokedAt: day('06-01') }],
    ['revoked', { revokedAt: day('06-01'), suspendedAt: day('06-01'), notAfter: day('06-14') }],
  ] as const)('%s with %o', (state, changes) => {
    expect(certificateState({ ...VALID, ...changes }, now)).toBe(state)
  })
})

test.each([
  [day('07-15'), true],
  [day('07-16'), false],
  [day('06-01'), true],
])('one that ends on %s is about to end: %s', (notAfter, ending) => {
  expect(isEnding({ notAfter }, now)).toBe(ending)
})

test.each([
  [{}, false],
  [{ usedAt: day('06-01') }, true],
  [{ usedAt: day('06-01'), suspendedAt: day('06-02') }, false],
])('the super user may demand certificates with %o: %s', (changes, proven) => {
  expect(isProven({ ...VALID, ...changes }, now)).toBe(proven)
})

describe('of several the one that stands is', () => {
  const older = { ...VALID, id: 'older', issuedAt: day('01-01') }
  const newer = { ...VALID, id: 'newer', issuedAt: day('06-01') }
  const revoked = { ...VALID, id: 'revoked', issuedAt: day('06-10'), revokedAt: day('06-11') }

  test.each([
    ['none of none', [], undefined],
    ['the newest', [older, newer], 'newer'],
    ['not a revoked one', [older, revoked], 'older'],
    ['the newest revoked one where nothing else is left', [{ ...older, revokedAt: now }, revoked], 'revoked'],
  ])('%s', (_what, certificates, id) => {
    expect(standingCertificate(certificates, now)?.id).toBe(id)
  })

  test('what lists tell of it', () => {
    expect(certificateStanding([], now)).toBeNull()
    expect(certificateStanding([older, newer], now)).toEqual({
      state: 'valid',
      notAfter: VALID.notAfter,
      usedAt: null,
      isEnding: false,
    })
  })
})

test('a link lives for three days', () => {
  const expiresAt = certificateLinkExpiry(now)

  expect(expiresAt).toEqual(day('06-18'))
  expect(isLinkAlive({ expiresAt }, day('06-17'))).toBe(true)
  expect(isLinkAlive({ expiresAt }, expiresAt)).toBe(false)
})
