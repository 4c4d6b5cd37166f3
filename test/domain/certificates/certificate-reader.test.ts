import { X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DerError, readDer } from '#domain/asn1/read.ts'
import { generalizedTime, tagged, time } from '#domain/asn1/write.ts'
import { displayName, isSelfIssued, isSignedBy, readCertificate } from '#domain/certificates/certificate-reader.ts'
import { nameText } from '#domain/certificates/name-text.ts'
import { readTime } from '#domain/certificates/read-time.ts'
import { issueLeaf, leafRequest, makeIssuing, makeRoot } from './demo-chain.ts'

const root = makeRoot()
const issuing = makeIssuing(root)
const leaf = issueLeaf(issuing, leafRequest())

describe('reading a certificate', () => {
  test('agrees with node:crypto on what both can tell', () => {
    const known = new X509Certificate(leaf.pem)

    expect(leaf.serial).toBe(known.serialNumber.toLowerCase())
    expect(leaf.sha256).toBe(known.fingerprint256.replaceAll(':', '').toLowerCase())
    expect(leaf.notBefore).toEqual(new Date(known.validFrom))
    expect(leaf.notAfter).toEqual(new Date(known.validTo))
    expect(leaf.publicKey?.export({ type: 'spki', format: 'der' })).toEqual(
      known.publicKey.export({ type: 'spki', format: 'der' }),
    )
  })

  test('tells names, uses and pointers', () => {
    const { sans, keyUsage, purposes, isAuthority, crlUrls, ocspUrls, issuerUrls } = leaf.extensions

    expect(sans.dns).toEqual(['www.harbour.example', 'harbour.example', '*.harbour.example'])
    expect(sans.ip).toEqual(['192.0.2.7', '2001:db8::7'])
    expect({ keyUsage, purposes, isAuthority }).toEqual({
      keyUsage: ['digitalSignature'],
      purposes: ['serverAuth'],
      isAuthority: false,
    })
    expect([...crlUrls, ...ocspUrls, ...issuerUrls]).toEqual([
      'http://portal.chancery.example/pki/dv.crl',
      'http://portal.chancery.example/pki/dv/ocsp',
      'http://portal.chancery.example/pki/dv.cer',
    ])
    expect(leaf.signature).toMatchObject({ algorithm: 'ecdsaWithSha256', hash: 'sha256' })
  })

  test('tells an authority by its constraints and its key identifiers', () => {
    const { isAuthority, pathLength, keyUsage, subjectKeyIdentifier } = issuing.certificate.extensions

    expect({ isAuthority, pathLength }).toEqual({ isAuthority: true, pathLength: 0 })
    expect(keyUsage).toEqual(['digitalSignature', 'keyCertSign', 'cRLSign'])
    expect(leaf.extensions.authorityKeyIdentifier).toBe(subjectKeyIdentifier)
    expect(root.certificate.extensions.pathLength).toBeNull()
  })

  test('knows who signed what', () => {
    expect(isSelfIssued(root.certificate)).toBe(true)
    expect(isSelfIssued(leaf)).toBe(false)
    expect(isSignedBy(root.certificate, root.certificate)).toBe(true)
    expect(isSignedBy(issuing.certificate, root.certificate)).toBe(true)
    expect(isSignedBy(leaf, makeIssuing(root).certificate)).toBe(false)
  })

  test('reads the first certificate of a text, whatever stands around it', () => {
    const text = `Here it is:\r\n${leaf.pem.replaceAll('\n', '\r\n')}\n${issuing.certificate.pem}`

    expect(readCertificate(text).sha256).toBe(leaf.sha256)
    expect(readCertificate(text).pem).toBe(leaf.pem)
  })

  test('writes a name on one line', () => {
    expect(nameText(issuing.certificate.subject)).toBe('O=Demo, CN=Demo Issuing CA')
    expect(
      nameText({
        attributes: [
          { oid: '2.5.4.10', name: 'organization', value: 'Crêpes, Cidre & Co' },
          { oid: '1.2.3', name: null, value: 'x' },
        ],
        fields: {},
      }),
    ).toBe('O=Crêpes\\, Cidre & Co, 1.2.3=x')
  })

  test('calls a certificate by its common name, or else by its first name', () => {
    expect(displayName(leaf)).toBe('www.harbour.example')
    expect(displayName({ ...leaf, subject: { ...leaf.subject, fields: {} } })).toBe('www.harbour.example')
    expect(displayName({ ...leaf, subject: { ...leaf.subject, fields: { commonName: 'Inès' } } })).toBe('Inès')
  })

  test('throws nothing but DerError, however the bytes are damaged', () => {
    fc.assert(
      fc.property(fc.nat(leaf.der.length - 1), fc.integer({ min: 0, max: 255 }), (position, byte) => {
        const damaged = Buffer.from(leaf.der)
        damaged[position] = byte

        try {
          readCertificate(damaged)
        } catch (error) {
          expect(error).toBeInstanceOf(DerError)
        }
      }),
      { numRuns: 500 },
    )
  })

  test.each(['', 'hello', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'])('refuses %j', (text) => {
    expect(() => readCertificate(text)).toThrow(DerError)
  })
})

describe('reading a time', () => {
  test.each([
    ['1950-01-01T00:00:00Z', time],
    ['2049-12-31T23:59:59Z', time],
    ['2050-01-01T00:00:00Z', time],
    ['9999-12-31T23:59:59Z', generalizedTime],
  ])('reads %s back', (text, write) => {
    expect(readTime(readDer(write(new Date(text))))).toEqual(new Date(text))
  })

  test.each(['260231000000Z', '261301000000Z', '2611231000Z', '261123100000+0100', '26112310000aZ'])(
    'refuses %s',
    (text) => {
      expect(() => readTime(readDer(tagged(0x17, Buffer.from(text))))).toThrow(DerError)
    },
  )
})
