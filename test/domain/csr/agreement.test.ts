import { createHash } from 'node:crypto'
import forge from 'node-forge'
import { describe, expect, test } from 'vitest'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { weakKeyFingerprint } from '#domain/csr/rsa/known-weak-keys.ts'
import { makeCsr, toCsrPem } from '../../support/csrs.ts'
import { DER_CASES } from './corpus/corpus.ts'
import { PASTED_CASES } from './corpus/pasted-cases.ts'
import { RSA_CASES } from './corpus/rsa-cases.ts'
import { hasOpenssl, opensslBytes, opensslVerifies } from '../../support/openssl.ts'

describe.skipIf(!hasOpenssl)('OpenSSL agrees', () => {
  test.each(DER_CASES)('on whether this holds together: $name', ({ input, stricterThanOpenssl }) => {
    const der = Buffer.from(input())

    const verdicts = { ours: holdsTogether(der), openssl: opensslVerifies(der) }
    expect(verdicts).toEqual(
      stricterThanOpenssl === undefined
        ? { ours: verdicts.openssl, openssl: verdicts.openssl }
        : { ours: false, openssl: true },
    )
  })

  test.each(PASTED_CASES.filter(({ expected }) => 'findings' in expected))(
    'on the normalised form of: $name',
    ({ input }) => {
      const reading = readCsrText(input())
      if (!reading.ok) throw new Error(reading.fault.code)

      const files = { 'request.pem': reading.csr.pem }
      const der = opensslBytes(files, 'req', '-in', 'request.pem', '-verify', '-outform', 'DER')
      expect(createHash('sha256').update(der).digest('hex')).toBe(reading.csr.derSha256)
    },
  )

  test('on the fingerprint of a known weak key, which is a hash over what it prints', () => {
    const { csrPem } = makeCsr({ type: 'rsa2048', commonName: 'www.harbour.example' })
    const printed = opensslBytes({ 'request.pem': csrPem }, 'req', '-in', 'request.pem', '-noout', '-modulus')
    const reading = readCsrText(csrPem)

    const modulus = reading.ok && reading.csr.key.type === 'rsa' ? reading.csr.key.modulus : 0n
    expect(weakKeyFingerprint(modulus)).toBe(createHash('sha1').update(printed).digest('hex').slice(-20))
  })
})

describe.skipIf(!hasOpenssl)('what OpenSSL makes is recognised', () => {
  const newKey = (): Buffer => opensslBytes({}, 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256')
  const SELF_SIGNED = ['req', '-x509', '-key', 'key.pem', '-subj', '/CN=harbour.example', '-days', '9']
  const certificate = (key: Buffer, ...form: readonly string[]): Buffer =>
    opensslBytes({ 'key.pem': key }, ...SELF_SIGNED, ...form)

  test.each([
    ['PEM', ['-outform', 'PEM']],
    ['DER', ['-outform', 'DER']],
  ])('a certificate in %s', (_, form) => {
    const made = certificate(newKey(), ...form)

    expect(readCsrText(made)).toEqual({ ok: false, fault: { code: 'certificate', details: {} } })
  })

  test.each(['PEM', 'DER'])('PKCS#7 in %s', (form) => {
    const files = { 'certificate.pem': certificate(newKey()) }
    const made = opensslBytes(files, 'crl2pkcs7', '-nocrl', '-certfile', 'certificate.pem', '-outform', form)

    expect(readCsrText(made)).toEqual({ ok: false, fault: { code: 'pkcs7', details: {} } })
  })

  test('PKCS#12', () => {
    const key = newKey()
    const files = { 'both.pem': Buffer.concat([key, certificate(key)]) }
    const made = opensslBytes(files, 'pkcs12', '-export', '-passout', 'pass:x', '-in', 'both.pem')

    expect(readCsrText(made)).toEqual({ ok: false, fault: { code: 'pkcs12', details: {} } })
  })

  test('a request with everything in it', () => {
    const config = [
      '[req]\ndistinguished_name=dn\nreq_extensions=ext\nattributes=attrs\nprompt=no',
      '[dn]\nC=FR\nO=Fjord Hosting\nCN=www.fjord.example',
      '[attrs]\nchallengePassword=s3cret',
      '[ext]\nsubjectAltName=DNS:www.fjord.example,IP:192.0.2.1,IP:2001:db8::7,email:ada@fjord.example,URI:https://fjord.example/\ntlsfeature=status_request',
    ].join('\n')
    const files = { 'key.pem': newKey(), 'request.cnf': config }
    const made = opensslBytes(files, 'req', '-new', '-key', 'key.pem', '-config', 'request.cnf')

    expect(readCsrText(made)).toMatchObject({
      ok: true,
      csr: {
        subject: { fields: { country: 'FR', organization: 'Fjord Hosting', commonName: 'www.fjord.example' } },
        sans: {
          dns: ['www.fjord.example'],
          ip: ['192.0.2.1', '2001:db8::7'],
          email: ['ada@fjord.example'],
          uri: ['https://fjord.example/'],
        },
        hasChallengePassword: true,
        extensions: [{ name: 'subjectAltName', critical: false }, { name: 'tlsFeature' }],
        key: { type: 'ec', curve: 'P-256' },
        signature: { hash: 'sha256', verdict: 'valid' },
      },
    })
  })
})

/** It knows RSA with PKCS#1 v1.5 and SHA-1 or SHA-2 only, and does arithmetic of its own. */
describe('node-forge agrees on RSA', () => {
  const readable = RSA_CASES.filter(
    ({ name }) => !/PSS|MD5|SHA-224|15360|32768|unknown|ECDSA|even modulus|exponent 1$/.test(name),
  )

  test.each(readable)('$name', ({ input }) => {
    const der = Buffer.from(input())

    expect(holdsTogether(der)).toBe(forgeVerifies(der))
  })
})

function holdsTogether(der: Buffer): boolean {
  const reading = readCsrText(toCsrPem(der))
  return reading.ok && reading.csr.signature.verdict === 'valid'
}

function forgeVerifies(der: Buffer): boolean {
  try {
    return forge.pki.certificationRequestFromPem(toCsrPem(der)).verify()
  } catch {
    return false
  }
}
