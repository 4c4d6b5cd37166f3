import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { issuingContent, rootContent } from '#domain/certificates/authority-certificate.ts'
import { readCertificate, type ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { publicationUrls, type Issuer } from '#domain/certificates/issuer.ts'
import { keyIdentifier } from '#domain/certificates/key-identifier.ts'
import { leafContent, type LeafRequest } from '#domain/certificates/leaf.ts'
import type { LintExpectations } from '#domain/certificates/lint/finding.ts'
import { SIGNATURE_SCHEMES, signedStructure, type AuthorityKeyType } from '#domain/certificates/signature.ts'

export const AT = new Date('2026-11-23T10:00:00.500Z')
export const PLAN_END = new Date('2027-11-23T10:00:00Z')
export const BASE_URL = 'https://portal.chancery.example'

export interface TestAuthority {
  readonly certificate: ReadCertificate
  readonly issuer: Issuer
  readonly key: KeyObject
}

export function spkiOf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
}

export function newEcKey(namedCurve = 'P-256'): KeyObject {
  return generateKeyPairSync('ec', { namedCurve }).privateKey
}

export function signed(content: Buffer, { key, issuer }: Pick<TestAuthority, 'key' | 'issuer'>): Buffer {
  return signedStructure(content, issuer.scheme, sign(issuer.scheme.digest, content, key))
}

/** A root on P-384, as the built-in authority has. */
export function makeRoot(): TestAuthority {
  const key = newEcKey('P-384')
  const scheme = SIGNATURE_SCHEMES['P-384']
  const request = { name: { organization: 'Demo', commonName: 'Demo Root' }, spki: spkiOf(key), serial: '4d01' }
  const content = rootContent(request, scheme, AT)
  const der = signedStructure(content, scheme, sign(scheme.digest, content, key))
  return authorityOf('root', der, key, 'P-384')
}

/** An issuing authority under it, for TLS servers. */
export function makeIssuing(root: TestAuthority, keyType: AuthorityKeyType = 'P-256'): TestAuthority {
  const key =
    keyType === 'RSA-3072' ? generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey : newEcKey(keyType)
  const name = { organization: 'Demo', commonName: 'Demo Issuing CA' }
  const content = issuingContent({ name, spki: spkiOf(key), serial: '4d02', purposes: ['serverAuth'] }, root.issuer, AT)
  return authorityOf('dv', signed(content, root), key, keyType)
}

export const NAMES = ['www.harbour.example', 'harbour.example', '*.harbour.example', '192.0.2.7', '2001:db8::7']

export function leafRequest(overrides: Partial<LeafRequest> = {}): LeafRequest {
  const spki = overrides.spki ?? spkiOf(newEcKey())
  return {
    profile: 'dv',
    names: NAMES,
    subject: {},
    spki,
    isRsa: false,
    notAfterLimit: PLAN_END,
    maxDays: 200,
    ...overrides,
  }
}

const SERIAL = `4d${'0f'.repeat(16)}`

export function issueLeaf(
  issuing: TestAuthority,
  request: LeafRequest,
  { serial = SERIAL, at = AT } = {},
): ReadCertificate {
  return readCertificate(signed(leafContent(request, issuing.issuer, serial, at), issuing))
}

/** What lint should find true of a leaf made by the same request. */
export function expectationsOf(issuing: TestAuthority, request: LeafRequest, leaf: ReadCertificate): LintExpectations {
  const { profile, names, maxDays, notAfterLimit } = request
  return { profile, names, maxDays, notAfterLimit, spkiSha256: leaf.spkiSha256, issuer: issuing.issuer.name, at: AT }
}

function authorityOf(code: string, der: Buffer, key: KeyObject, keyType: AuthorityKeyType): TestAuthority {
  const certificate = readCertificate(der)
  const issuer = {
    name: certificate.subject.der,
    keyIdentifier: keyIdentifier(certificate.spki),
    scheme: SIGNATURE_SCHEMES[keyType],
    notAfter: certificate.notAfter,
    urls: publicationUrls(BASE_URL, code),
  }
  return { certificate, issuer, key }
}
