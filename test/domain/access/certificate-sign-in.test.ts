import { describe, expect, test } from 'vitest'
import { readPresented, refusalOf, type Bearer } from '#domain/access/certificate-sign-in.ts'
import type { UserCertificate } from '#domain/access/user-certificate.ts'
import { issueLeaf, leafRequest, makeIssuing, makeRoot } from '../certificates/demo-chain.ts'

const ours = makeIssuing(makeRoot())
const foreign = makeIssuing(makeRoot())
const request = leafRequest({
  profile: 'login',
  names: ['urn:uuid:01a1a1a1-0000-7000-8000-000000000001'],
  subject: { commonName: 'Margaux Lehoux' },
  maxDays: 366,
})
const leaf = issueLeaf(ours, request)
const now = new Date('2026-12-01T00:00:00Z')

describe('what a browser shows', () => {
  test('is read where our authority has signed it', () => {
    const presented = readPresented(leaf.der, ours.certificate)

    expect(presented.ok && presented.certificate.serial).toBe(leaf.serial)
  })

  test.each([
    ['none', null],
    ['unreadable', Buffer.alloc(0)],
    ['unreadable', Buffer.from('not a certificate')],
    ['unreadable', leaf.der.subarray(0, -1)],
    ['foreign', issueLeaf(foreign, request).der],
    ['foreign', ours.certificate.der],
  ])('is %s', (refusal, der) => {
    expect(readPresented(der, ours.certificate)).toEqual({ ok: false, refusal })
  })

  test('is foreign when a byte of it was changed after it was signed', () => {
    const altered = Buffer.from(leaf.der)
    const at = altered.indexOf('Margaux')
    altered.write('Margaud', at)

    expect(readPresented(altered, ours.certificate)).toEqual({ ok: false, refusal: 'foreign' })
  })
})

describe('a certificate of ours opens', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const kept: UserCertificate = {
    id: 'c',
    userId: 'u',
    serial: leaf.serial,
    spkiSha256: leaf.spkiSha256,
    notBefore: day('2026-11-23'),
    notAfter: day('2027-11-23'),
    issuedAt: day('2026-11-23'),
    usedAt: null,
    suspendedAt: null,
    revokedAt: null,
  }
  const free: Bearer = {
    isBlocked: false,
    isSuspended: false,
    isLocked: false,
    isAccountSuspended: false,
    isOutside: false,
  }
  const all: Bearer = { isBlocked: true, isSuspended: true, isLocked: true, isAccountSuspended: true, isOutside: true }

  test.each([
    [null, kept, free],
    ['unknown', null, free],
    ['unknown', { ...kept, spkiSha256: 'another key' }, free],
    ['not_yet_valid', { ...kept, notBefore: day('2026-12-02') }, free],
    ['expired', { ...kept, notAfter: day('2026-11-30') }, free],
    ['suspended', { ...kept, suspendedAt: now }, free],
    ['revoked', { ...kept, revokedAt: now }, free],
    ['revoked', { ...kept, revokedAt: now, suspendedAt: now }, all],
    ['user_blocked', kept, { ...free, isBlocked: true }],
    ['user_blocked', { ...kept, suspendedAt: now }, all],
    ['user_suspended', kept, { ...free, isSuspended: true }],
    ['user_locked', kept, { ...free, isLocked: true, isOutside: true }],
    ['network_refused', kept, { ...free, isOutside: true }],
    ['account_suspended', kept, { ...free, isAccountSuspended: true, isSuspended: true }],
  ])('nothing, or all: %s', (refusal, certificate, bearer) => {
    expect(refusalOf(leaf, certificate, bearer, now)).toBe(refusal)
  })
})
