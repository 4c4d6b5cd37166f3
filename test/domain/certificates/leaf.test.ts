import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSignedBy } from '#domain/certificates/certificate-reader.ts'
import { lintCertificate } from '#domain/certificates/lint.ts'
import type { LeafRequest } from '#domain/certificates/leaf.ts'
import { DEMO_POLICIES } from '#domain/certificates/profile.ts'
import { expectationsOf, issueLeaf, leafRequest, makeIssuing, makeRoot, spkiOf } from './demo-chain.ts'
import { hasOpenssl, openssl } from '../../support/openssl.ts'

const root = makeRoot()
const issuing = makeIssuing(root)

const LEGAL_ENTITY = { organization: 'Harbour Bakery SAS', locality: 'Brest', country: 'FR' }
const PAYMENT_SERVICE = { ...LEGAL_ENTITY, organizationIdentifier: 'PSDFR-ACPR-12345' }
const HOSTS = ['pay.harbour.example', 'harbour.example']

/** A fit request of every profile, and what openssl has to say of the certificate. */
const REQUESTS: readonly { request: Partial<LeafRequest>; says: readonly string[]; never: readonly string[] }[] = [
  {
    request: { profile: 'dv', subject: { ...LEGAL_ENTITY, commonName: 'www.harbour.example' } },
    says: ['Subject: C = FR, CN = www.harbour.example\n', 'TLS Web Server Authentication\n', 'DNS:*.harbour.example'],
    never: ['Harbour Bakery', 'TLS Web Client'],
  },
  {
    request: { profile: 'ov', subject: LEGAL_ENTITY },
    says: ['Subject: C = FR, L = Brest, O = Harbour Bakery SAS, CN = www.harbour.example\n'],
    never: ['OU ='],
  },
  {
    request: {
      profile: 'ev',
      names: HOSTS,
      subject: {
        ...LEGAL_ENTITY,
        serialNumber: '552100554',
        businessCategory: 'Private Organization',
        jurisdictionCountry: 'FR',
      },
    },
    says: ['businessCategory = Private Organization, jurisdictionC = FR, serialNumber = 552100554'],
    never: [],
  },
  {
    request: { profile: 'client', names: ['ines@harbour.example'], subject: { commonName: 'Inès Le Goff' } },
    says: ['E-mail Protection, TLS Web Client Authentication', 'email:ines@harbour.example', 'Key Agreement'],
    never: ['TLS Web Server'],
  },
  {
    request: { profile: 'code_signing', names: [], subject: LEGAL_ENTITY },
    says: ['CN = Harbour Bakery SAS', 'Code Signing'],
    never: ['Subject Alternative Name'],
  },
  {
    request: {
      profile: 'psd_web',
      names: HOSTS,
      subject: PAYMENT_SERVICE,
      psd2: { roles: ['PSP_AI', 'PSP_PI'], authorityName: 'Prudential Authority', authorityId: 'FR-ACPR' },
    },
    says: ['organizationIdentifier = PSDFR-ACPR-12345', 'qcStatements', 'TLS Web Server Authentication'],
    never: [],
  },
  {
    request: { profile: 'psd_seal', names: [], subject: PAYMENT_SERVICE },
    says: ['Digital Signature, Non Repudiation', 'qcStatements', 'CN = Harbour Bakery SAS'],
    never: ['Subject Alternative Name', 'Extended Key Usage'],
  },
  {
    request: {
      profile: 'login',
      names: ['urn:uuid:0190c0de-0000-7000-8000-000000000001'],
      subject: { commonName: 'Inès' },
    },
    says: ['TLS Web Client Authentication', 'URI:urn:uuid:0190c0de-0000-7000-8000-000000000001'],
    never: ['E-mail Protection'],
  },
]

describe('a certificate made by its profile', () => {
  test.each(REQUESTS)('passes its own lint: $request.profile', ({ request }) => {
    const asked = leafRequest(request)
    const leaf = issueLeaf(issuing, asked)

    expect(lintCertificate(leaf, expectationsOf(issuing, asked, leaf))).toEqual([])
    expect(isSignedBy(leaf, issuing.certificate)).toBe(true)
    expect(isSignedBy(leaf, root.certificate)).toBe(false)
  })

  test.skipIf(!hasOpenssl).each(REQUESTS)(
    'reads in openssl as it should: $request.profile',
    async ({ request, says, never }) => {
      const leaf = issueLeaf(issuing, leafRequest(request))

      const text = await openssl({ 'leaf.pem': leaf.pem }, 'x509', '-in', 'leaf.pem', '-noout', '-text')

      for (const fragment of says) expect(text).toContain(fragment)
      for (const fragment of never) expect(text).not.toContain(fragment)
      expect(text).toContain('http://portal.chancery.example/pki/dv.crl')
      expect(text).toContain('OCSP - URI:http://portal.chancery.example/pki/dv/ocsp')
      expect(text).toContain('CA Issuers - URI:http://portal.chancery.example/pki/dv.cer')
      expect(text).toContain('CA:FALSE')
    },
  )

  test.skipIf(!hasOpenssl).each(['P-256', 'P-384', 'RSA-3072'] as const)(
    'verifies strictly under an authority on %s',
    async (keyType) => {
      const authority = makeIssuing(root, keyType)
      const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
      const leaf = issueLeaf(authority, leafRequest({ spki: spkiOf(rsa), isRsa: true }))
      const files = { 'root.pem': root.certificate.pem, 'ca.pem': authority.certificate.pem, 'leaf.pem': leaf.pem }

      const verdict = await openssl(
        files,
        ...['verify', '-x509_strict', '-purpose', 'sslserver', '-verify_hostname', 'shop.harbour.example'],
        ...['-attime', String(Date.parse('2026-11-23T12:00:00Z') / 1000)],
        ...['-CAfile', 'root.pem', '-untrusted', 'ca.pem', 'leaf.pem'],
      )

      expect(verdict).toBe('leaf.pem: OK\n')
    },
  )

  test('asserts no policy of the CA/Browser Forum, because it is a demonstration (PK-02)', () => {
    const { policies } = issueLeaf(issuing, leafRequest()).extensions

    expect(policies).toEqual([`${DEMO_POLICIES}.1`])
  })

  test('enciphers with RSA keys only', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

    const forRsa = issueLeaf(issuing, leafRequest({ spki: spkiOf(rsa), isRsa: true }))
    const forEc = issueLeaf(issuing, leafRequest())

    expect(forRsa.extensions.keyUsage).toEqual(['digitalSignature', 'keyEncipherment'])
    expect(forEc.extensions.keyUsage).toEqual(['digitalSignature'])
  })

  test('leaves out a common name that has no room, and then marks the names critical', () => {
    const host = `${'a'.repeat(60)}.harbour.example`
    const asked = leafRequest({ names: [host] })

    const leaf = issueLeaf(issuing, asked)

    expect(leaf.subject.attributes).toEqual([])
    expect(leaf.extensions.all.find(({ name }) => name === 'subjectAltName')?.critical).toBe(true)
    expect(lintCertificate(leaf, expectationsOf(issuing, asked, leaf))).toEqual([])
  })

  test('names a PSD2 authority by the identifier alone when the order knows no more', () => {
    const leaf = issueLeaf(issuing, leafRequest({ profile: 'psd_seal', names: [], subject: PAYMENT_SERVICE }))

    const statements = leaf.extensions.all.find(({ name }) => name === 'qcStatements')?.value.content

    expect(statements?.includes('FR-ACPR')).toBe(true)
    expect(statements?.includes('Unspecified')).toBe(true)
  })
})
