import { sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DerError } from '#domain/asn1/read.ts'
import { readOcspRequest } from '#domain/certificates/ocsp-request.ts'
import { ocspContent, ocspResponse, type OcspStatus } from '#domain/certificates/ocsp-response.ts'
import { signedStructure } from '#domain/certificates/signature.ts'
import { AT, issueLeaf, leafRequest, makeIssuing, makeRoot } from './demo-chain.ts'
import { certIdDer, ocspRequestDer } from './ocsp-request-der.ts'
import { hasOpenssl, openssl } from '../../support/openssl.ts'

const root = makeRoot()
const issuing = makeIssuing(root)
const leaf = issueLeaf(issuing, leafRequest())
const certId = certIdDer(leaf.pem, issuing.certificate.pem)

describe('reading an OCSP request', () => {
  test.each(['sha1', 'sha256'] as const)('finds the certificate named with %s', (hash) => {
    const der = ocspRequestDer([certIdDer(leaf.pem, issuing.certificate.pem, hash)])

    const { certIds, nonce } = readOcspRequest(der)

    expect(certIds).toMatchObject([{ hash, serial: leaf.serial }])
    expect(nonce).toBeNull()
  })

  test('keeps what was named with another hash, but knows no hash for it', () => {
    const der = ocspRequestDer([certIdDer(leaf.pem, issuing.certificate.pem, 'sha512')])

    expect(readOcspRequest(der).certIds).toMatchObject([{ hash: null, serial: leaf.serial }])
  })

  test.each([1, 32, 128])('takes a nonce of %i octets (RFC 9654)', (octets) => {
    const { nonce } = readOcspRequest(ocspRequestDer([certId], octets))

    expect(nonce?.includes(Buffer.alloc(octets, 0xab))).toBe(true)
  })

  test.each([0, 129, 4_000])('refuses a nonce of %i octets', (octets) => {
    expect(() => readOcspRequest(ocspRequestDer([certId], octets))).toThrow(DerError)
  })

  test.each([0, 17])('refuses to be asked about %i certificates at once', (count) => {
    expect(() => readOcspRequest(ocspRequestDer(Array.from({ length: count }, () => certId)))).toThrow(DerError)
  })

  test('throws nothing but DerError, whatever it is given', () => {
    const sound = ocspRequestDer([certId], 16)
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.uint8Array({ maxLength: 4 }), (position, bytes) => {
        const damaged = Buffer.concat([sound.subarray(0, position), bytes, sound.subarray(position + bytes.length)])

        try {
          readOcspRequest(damaged)
        } catch (error) {
          expect(error).toBeInstanceOf(DerError)
        }
      }),
    )
  })
})

describe.skipIf(!hasOpenssl)('an OCSP response', () => {
  test.each([
    [{ state: 'good' }, 'Cert Status: good'],
    [{ state: 'unknown' }, 'Cert Status: unknown'],
    [{ state: 'revoked', at: AT, reason: 'keyCompromise' }, 'Revocation Reason: keyCompromise (0x1)'],
    [{ state: 'revoked', at: AT, reason: 'unspecified' }, 'Revocation Time: Nov 23 10:00:00 2026 GMT'],
  ] satisfies [OcspStatus, string][])('to say %j reads in openssl as "%s"', async (status, said) => {
    const content = ocspContent({
      responderKeyHash: Buffer.alloc(20),
      thisUpdate: AT,
      nextUpdate: new Date('2026-11-24T10:00:00Z'),
      statuses: [{ certId, status }],
      nonce: null,
    })
    const { scheme } = issuing.issuer
    const der = ocspResponse(signedStructure(content, scheme, sign(scheme.digest, content, issuing.key)))

    const text = await openssl({ 'r.der': der }, 'ocsp', '-respin', 'r.der', '-resp_text', '-noverify')

    expect(text).toContain(said)
    expect(text).toContain('Next Update: Nov 24 10:00:00 2026 GMT')
    if (status.state === 'revoked' && status.reason === 'unspecified') expect(text).not.toContain('Revocation Reason')
  })
})
