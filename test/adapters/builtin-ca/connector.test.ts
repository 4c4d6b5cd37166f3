import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { DAY } from '#domain/shared/time.ts'
import { SealBroken, Secrets } from '#platform/secrets.ts'
import { CA_FAMILIES, type CaFamily, type CertificateRequest } from '#ports/certificate-authority.ts'
import { makeCsr } from '../../support/csrs.ts'
import { hasOpenssl, openssl } from '../../support/openssl.ts'
import { issued, operatorConnection, request, testCa, type TestCa } from './test-ca.ts'

const operator = await operatorConnection()
let ca: TestCa

beforeAll(async () => {
  ca = testCa(operator)
  await ca.start()
})

const rowOf = (asked: CertificateRequest) =>
  operator('ca_issued').where({ reference: asked.reference, sequence: asked.sequence }).first()

const HARBOUR = { organization: 'Harbour Bakery SAS', locality: 'Brest', country: 'FR' }
const REQUESTS: Readonly<Record<CaFamily, Partial<CertificateRequest>>> = {
  dv: {},
  ov: { subject: HARBOUR },
  ev: {
    subject: {
      ...HARBOUR,
      serialNumber: '552100554',
      businessCategory: 'Private Organization',
      jurisdictionCountry: 'FR',
    },
  },
  client: { names: ['ines@harbour.example'], subject: { commonName: 'Inès Le Goff' } },
  code_signing: { names: [], subject: HARBOUR },
  psd: { subject: { ...HARBOUR, organizationIdentifier: 'PSDFR-ACPR-12345' } },
  login: { names: ['ines@harbour.example'], subject: { commonName: 'Inès Le Goff' } },
}

describe('submitting a request', () => {
  test.each(CA_FAMILIES)('gives a certificate of the family %s, with its chain', async (family) => {
    const { pem, chainPem } = await issued(ca, request({ family, ...REQUESTS[family] }))

    const { issuer } = readCertificate(pem)
    const [issuingCa = '', root = ''] = chainPem
    expect(issuer.fields.commonName).toContain('Demo')
    expect(chainPem).toHaveLength(2)
    expect(issuer.der).toEqual(readCertificate(issuingCa).subject.der)
    if (!hasOpenssl) return
    const files = { 'leaf.pem': pem, 'ca.pem': issuingCa, 'root.pem': root }
    const verdict = openssl(files, 'verify', '-x509_strict', '-CAfile', 'root.pem', '-untrusted', 'ca.pem', 'leaf.pem')
    await expect(verdict).resolves.toBe('leaf.pem: OK\n')
  })

  test.each(['p256', 'p384', 'rsa2048'] as const)('certifies keys of the type %s', async (type) => {
    const { csrPem } = makeCsr({ type, commonName: 'www.harbour.example' })

    const { pem } = await issued(ca, request({ csrPem }))

    expect(readCertificate(pem).extensions.sans.dns).toEqual(['www.harbour.example', 'harbour.example'])
  })

  test('lives as long as the rules of the day of issue allow the product', async () => {
    const limits: TestCa['options']['limits'] = (type, _, productCode) =>
      type === 'server' && productCode === 'short' ? 10 : 200
    const limited = testCa(operator, { ...ca.options, limits })

    const { notBefore, notAfter } = readCertificate((await issued(limited, request({ productCode: 'short' }))).pem)

    expect(notAfter.getTime() - notBefore.getTime()).toBe(10 * DAY - 1_000)
  })

  test('asked twice, gives the first certificate', async () => {
    const asked = request()

    const first = await issued(ca, asked)
    const second = await issued(ca, asked)

    expect(second).toEqual(first)
  })

  test('asked ten times at once, by two processes, signs once', async () => {
    const other = testCa(operator, { ...ca.options })
    const asked = request()

    const references = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => (turn % 2 === 0 ? ca : other).connector.submit(asked)),
    )

    expect(new Set(references.map(({ caReference }) => caReference)).size).toBe(1)
    expect(await operator('ca_issued').where('reference', asked.reference)).toHaveLength(1)
  })

  test('gives the next version of an order a certificate of its own', async () => {
    const asked = request()

    const first = await issued(ca, asked)
    const second = await issued(ca, { ...asked, sequence: 2 })

    expect(readCertificate(second.pem).serial).not.toBe(readCertificate(first.pem).serial)
  })

  test('refuses the same version with another content, which would be a bug', async () => {
    const asked = request()
    await ca.connector.submit(asked)

    const other = ca.connector.submit({ ...asked, names: ['evil.harbour.example'] })

    await expect(other).rejects.toThrow('submitted before with another content')
  })

  test('writes down what it will sign before it signs, and goes on from there after a crash', async () => {
    const asked = request()
    ca.clock.failAtCall(2)
    await expect(ca.connector.submit(asked)).rejects.toThrow('power cut')
    const planned = await rowOf(asked)
    expect(planned).toMatchObject({ state: 'planned', certificate_pem: null })
    await expect(ca.connector.status(planned.id)).resolves.toEqual({ state: 'pending' })

    const { pem } = await issued(ca, asked)

    expect(readCertificate(pem).serial).toBe(planned.serial)
    expect(readCertificate(pem).der.includes(planned.content)).toBe(true)
  })
})

describe('a request that must not be carried out', () => {
  test.each([
    [
      'has no country',
      { family: 'ov', subject: { organization: 'Harbour Bakery', locality: 'Brest' } },
      'attribute_missing (country)',
    ],
    ['names a wildcard in EV', { ...REQUESTS.ev, family: 'ev', names: ['*.harbour.example'] }, 'wildcard_not_allowed'],
    ['has an underscore in a name', { names: ['my_shop.harbour.example'] }, 'name_malformed'],
    ['has a plan that is over', { notAfterLimit: new Date(Date.now() - DAY) }, 'validity_reversed'],
    [
      'names a mailbox that is not ASCII',
      { ...REQUESTS.client, family: 'client', names: ['inès@harbour.example'] },
      'unreadable',
    ],
    [
      'has a key that is too small for code signing',
      {
        ...REQUESTS.code_signing,
        family: 'code_signing',
        csrPem: makeCsr({ type: 'rsa2048', commonName: 'x' }).csrPem,
      },
      'key_not_allowed (rsa_too_small)',
    ],
    ['has no CSR', { csrPem: 'hello' }, 'csr_unrecognised'],
    [
      'has a CSR that somebody altered',
      { csrPem: altered(makeCsr({ commonName: 'www.harbour.example' }).csrPem) },
      'csr_signature_invalid',
    ],
  ] as const)('because it %s is refused with the reason', async (_, overrides, reason) => {
    const asked = request(overrides)

    const { caReference } = await ca.connector.submit(asked)

    await expect(ca.connector.status(caReference)).resolves.toMatchObject({
      state: 'refused',
      reason: expect.stringContaining(reason),
    })
    expect(await rowOf(asked)).toMatchObject({ certificate_pem: null })
  })

  test('is refused again when it is submitted again', async () => {
    const asked = request({ names: ['my_shop.harbour.example'] })

    const first = await ca.connector.submit(asked)
    const second = await ca.connector.submit(asked)

    expect(second).toEqual(first)
  })
})

describe('revoking and cancelling', () => {
  test('revokes by serial number, however it is written, and only once', async () => {
    const asked = request()
    const { serial } = readCertificate((await issued(ca, asked)).pem)
    const spelled = `0x00${serial.toUpperCase().replace(/..(?=.)/g, '$&:')}`

    await ca.connector.revoke({ serial: spelled, reason: 'superseded' })
    const { revoked_at: at } = await rowOf(asked)
    await ca.connector.revoke({ serial, reason: 'keyCompromise' })

    expect(await rowOf(asked)).toMatchObject({ revocation_reason: 'superseded', revoked_at: at })
  })

  test('knows nothing of certificates it did not issue to a customer', async () => {
    const authority = await operator('ca_authorities').where('code', 'dv').first()

    const revoke = (serial: string) => ca.connector.revoke({ serial, reason: 'unspecified' })

    await expect(revoke('4d00')).rejects.toThrow('issued no certificate 4d00')
    await expect(revoke(authority.serial)).rejects.toThrow('issued no certificate')
  })

  test('cancels what is not signed yet, and leaves what is', async () => {
    const [early, late] = [request(), request()]
    ca.clock.failAtCall(2)
    await expect(ca.connector.submit(early)).rejects.toThrow('power cut')
    const { caReference } = await ca.connector.submit(late)

    await ca.connector.cancel((await rowOf(early)).id)
    await ca.connector.cancel(caReference)

    await expect(ca.connector.status((await rowOf(early)).id)).resolves.toEqual({
      state: 'refused',
      reason: 'cancelled',
    })
    await expect(ca.connector.status(caReference)).resolves.toMatchObject({ state: 'issued' })
  })

  test('an unknown order is a bug', async () => {
    await expect(ca.connector.status('0190c0de-0000-7000-8000-000000000001')).rejects.toThrow('knows no order')
  })
})

describe('the keys of the authorities', () => {
  test('are not readable in the database, nor by another master key', async () => {
    const rows = await operator('ca_authorities').select('sealed_key')
    const stranger = testCa(operator, { secrets: new Secrets([randomBytes(32).toString('base64')]) })

    expect(rows.every(({ sealed_key: sealed }) => sealed.startsWith('v1.'))).toBe(true)
    await expect(stranger.start()).rejects.toThrow(SealBroken)
  })
})

/** Another character in the common name, so that the signature does not fit any more. */
function altered(csrPem: string): string {
  const der = Buffer.from(csrPem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  der[der.indexOf('harbour')] = 'x'.charCodeAt(0)
  return `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`
}
