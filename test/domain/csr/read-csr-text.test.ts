import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { CSR_FAULT_CODES, holdsPrivateKey } from '#domain/csr/faults.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { readCsrText, type CsrReading } from '#domain/csr/read-csr-text.ts'
import { distinguishedName, makeCsr, newKeyPair, requestDer, signedWith, spkiOf, toCsrPem } from '../../support/csrs.ts'
import { PASTED_CASES } from './corpus/pasted-cases.ts'
import { STRUCTURE_CASES } from './corpus/structure-cases.ts'

/** The worked example of the tokens that a CA derives from a request (SEC-01 to SEC-03). */
const EXAMPLE = `-----BEGIN CERTIFICATE REQUEST-----
MIIBGjCBwQIBADAlMRQwEgYDVQQDDAtleGFtcGxlLmNvbTENMAsGA1UECgwEQWNt
ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIEnGBpkJuZeUhp0tyKpsdpHRe+o
GYaEk9TAg7YAYSmtk6esGqCg+u3z2gR3SNz2R0L5LQw0bTYvd/hw2KCKOXugOjA4
BgkqhkiG9w0BCQ4xKzApMCcGA1UdEQQgMB6CC2V4YW1wbGUuY29tgg93d3cuZXhh
bXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIgEe+1NAR91Y7hQGToRNhtrDy86Z9I
8tU3X1yxlmFitncCIQDYXSr4UQ3CwMf+gyKWOsw2bJC4hgftaPR1EuoM2M7AtA==
-----END CERTIFICATE REQUEST-----
`

const REFUSED = [...PASTED_CASES, ...STRUCTURE_CASES].filter(({ expected }) => 'fault' in expected)

describe('what is read from a request', () => {
  test('the worked example, field by field', () => {
    expect(read(EXAMPLE)).toMatchObject({
      pem: EXAMPLE,
      derMd5: '6bd398a060f0560ea53e12aed9a8602e',
      derSha256: '22dca07e9297e790599c9941a095ee286588ae79be938aa9d57d3b88259018c1',
      subject: {
        attributes: [
          { oid: '2.5.4.3', name: 'commonName', value: 'example.com' },
          { oid: '2.5.4.10', name: 'organization', value: 'Acme' },
        ],
        fields: { commonName: 'example.com', organization: 'Acme' },
      },
      sans: { dns: ['example.com', 'www.example.com'], ip: [], email: [], uri: [], others: 0 },
      key: { type: 'ec', bits: 256, curve: 'P-256', curveOid: '1.2.840.10045.3.1.7', point: 'valid' },
      signature: {
        algorithm: 'ecdsaWithSha256',
        algorithmOid: '1.2.840.10045.4.3.2',
        hash: 'sha256',
        verdict: 'valid',
      },
      hasChallengePassword: false,
      extensions: [{ oid: '2.5.29.17', name: 'subjectAltName', critical: false }],
    })
  })

  test('the fingerprint of the key is the same in every request of that key', () => {
    const { privateKey } = newKeyPair('p256')
    const [first, second] = ['a.example', 'b.example'].map((commonName) =>
      read(
        toCsrPem(requestDer({ ...signedWith(privateKey), subject: distinguishedName([['commonName', commonName]]) })),
      ),
    )

    expect(first?.spkiSha256).toBe(createHash('sha256').update(spkiOf(privateKey)).digest('hex'))
    expect(second?.spkiSha256).toBe(first?.spkiSha256)
    expect(second?.derSha256).not.toBe(first?.derSha256)
  })

  test('repeated and unknown attributes are all listed; a field is the first of its name', () => {
    const subject = distinguishedName([
      ['organizationalUnit', 'IT'],
      ['organizationalUnit', 'Web'],
    ])
    const { subject: found } = read(toCsrPem(requestDer({ ...signedWith(newKeyPair('p256').privateKey), subject })))

    expect(found.attributes.map(({ value }) => value)).toEqual(['IT', 'Web'])
    expect(found.fields).toEqual({ organizationalUnit: 'IT' })
  })

  test('an RSA key shows its numbers', () => {
    const { csrPem } = makeCsr({ type: 'rsa2048', commonName: 'www.harbour.example' })

    expect(read(csrPem).key).toMatchObject({ type: 'rsa', bits: 2048, exponent: 65_537n, onlyForPss: false })
  })

  test.each(['rsa2048', 'p256', 'p384'] as const)('the test maker of %s makes what it says', (type) => {
    const { csrPem } = makeCsr({
      type,
      commonName: 'www.harbour.example',
      names: ['harbour.example', '192.0.2.1', '2001:db8::1'],
    })

    const { sans, signature } = read(csrPem)
    expect(sans).toMatchObject({ dns: ['harbour.example'], ip: ['192.0.2.1', '2001:db8::1'] })
    expect(signature.verdict).toBe('valid')
  })
})

describe('what was put right is told', () => {
  test.each([
    ['nothing', EXAMPLE, null],
    ['nothing, for the label of IIS', EXAMPLE.replaceAll('CERTIFICATE', 'NEW CERTIFICATE'), null],
    ['the lines, where they lack', EXAMPLE.replace(/-----.*\n/g, ''), 'header'],
    ['the lines, where they differ', EXAMPLE.replace('BEGIN CERT', 'BEGIN NEW CERT'), 'header'],
    ['the lines, where dashes lack', EXAMPLE.replaceAll('-----', '---'), 'header'],
    ['the form of a binary file', Buffer.from(EXAMPLE.replace(/-----.*/g, ''), 'base64'), 'binary'],
  ])('%s', (_, input, repaired) => {
    expect(readCsrText(input)).toMatchObject({ ok: true, repaired, csr: { pem: EXAMPLE } })
  })
})

describe('a refusal', () => {
  test('says nothing of what was given but a label, a number or a digest', () => {
    for (const { name, input } of REFUSED) {
      const reading = readCsrText(input())
      if (reading.ok) continue
      expect({ name, length: JSON.stringify({ ...reading, exposedKey: undefined }).length < 120 }).toEqual({
        name,
        length: true,
      })
    }
  })

  test('holds not one line of a private key, but the digest of its public half', () => {
    const { keyPem } = makeCsr({ commonName: 'www.harbour.example' })
    const reading = readCsrText(EXAMPLE + keyPem)

    expect(reading).toEqual({
      ok: false,
      fault: { code: 'private_key', details: {} },
      exposedKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(!reading.ok && holdsPrivateKey(reading.fault)).toBe(true)
  })

  test('is made for every code that exists', () => {
    const given = new Set(REFUSED.map(({ input }) => faultOf(readCsrText(input()))))

    expect(CSR_FAULT_CODES.filter((code) => !given.has(code))).toEqual([])
  })
})

function read(input: string | Buffer): ParsedCsr {
  const reading = readCsrText(input)
  if (!reading.ok) throw new Error(`not read: ${reading.fault.code}`)
  return reading.csr
}

function faultOf(reading: CsrReading): string {
  return reading.ok ? 'none' : reading.fault.code
}
