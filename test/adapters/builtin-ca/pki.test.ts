import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ocspRequestFromPath } from '#adapters/builtin-ca/pki.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { toPem } from '#domain/certificates/pem.ts'
import type { RevocationReason } from '#domain/rules/revocation-reasons.ts'
import { DAY, SECOND } from '#domain/shared/time.ts'
import type { IssuedCertificate } from '#ports/certificate-authority.ts'
import { certIdDer, ocspRequestDer } from '../../domain/certificates/ocsp-request-der.ts'
import { hasOpenssl, openssl } from '../../support/openssl.ts'
import { issued, operatorConnection, request, testCa, type TestCa } from './test-ca.ts'

const operator = await operatorConnection()
let ca: TestCa
let server: Server
let url: string

beforeAll(async () => {
  ca = testCa(operator)
  await ca.start()
  server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const [, , caCode = '', , segment] = (incoming.url ?? '').split('/')
      const body = incoming.method === 'GET' ? ocspRequestFromPath(segment ?? '') : Buffer.concat(parts)
      void ca.pki
        .ocsp(caCode, body ?? Buffer.alloc(0))
        .then(({ der, headers }) => outgoing.writeHead(200, headers).end(der))
    })
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pki`
})

afterAll(() => {
  server.close()
})

async function revoked(reason: RevocationReason): Promise<IssuedCertificate> {
  const certificate = await issued(ca, request())
  await ca.connector.revoke({ serial: readCertificate(certificate.pem).serial, reason })
  return certificate
}

const filesOf = ({ pem, chainPem }: IssuedCertificate): Record<string, string> => ({
  'leaf.pem': pem,
  'ca.pem': chainPem[0] ?? '',
  'root.pem': chainPem[1] ?? '',
})

async function crlOf(caCode: string): Promise<string> {
  const { der } = (await ca.pki.crl(caCode)) ?? {}
  return toPem('X509 CRL', der ?? Buffer.alloc(0))
}

const crlText = async (caCode: string): Promise<string> =>
  openssl({ 'crl.pem': await crlOf(caCode) }, 'crl', '-in', 'crl.pem', '-noout', '-text')

const numberIn = (text: string): number => Number(/X509v3 CRL Number: \n\s+(\d+)/.exec(text)?.[1])

/** The extensions of the entry with this serial number. */
const entryIn = (text: string, pem: string): string | undefined =>
  text.split('Serial Number: ').find((entry) => entry.startsWith(readCertificate(pem).serial.toUpperCase()))

describe.skipIf(!hasOpenssl)('revocation lists', () => {
  test('verify, and say nothing where nothing is revoked', async () => {
    const { chainPem } = await issued(
      ca,
      request({ family: 'login', names: ['a@harbour.example'], subject: { commonName: 'A' } }),
    )
    const files = { 'crl.pem': await crlOf('login'), 'ca.pem': chainPem[0] ?? '' }

    const text = await openssl(files, 'crl', '-in', 'crl.pem', '-noout', '-text', '-CAfile', 'ca.pem')

    expect(text).toContain('verify OK')
    expect(text).toContain('No Revoked Certificates')
    expect(text).toContain('Version 2')
  })

  test('show a revocation at once, with a higher number', async () => {
    const before = numberIn(await crlText('dv'))

    const { pem, chainPem } = await revoked('keyCompromise')

    const text = await crlText('dv')
    expect(numberIn(text)).toBe(before + 1)
    expect(entryIn(text, pem)).toContain('Key Compromise')
    const files = { ...filesOf({ pem, chainPem }), 'crls.pem': `${await crlOf('dv')}${await crlOf('root')}` }
    const check = ['verify', '-crl_check_all', '-CAfile', 'root.pem', '-untrusted', 'ca.pem', '-CRLfile', 'crls.pem']
    await expect(openssl(files, ...check, 'leaf.pem')).rejects.toThrow('certificate revoked')
    const other = await issued(ca, request())
    await expect(openssl({ ...files, 'leaf.pem': other.pem }, ...check, 'leaf.pem')).resolves.toBe('leaf.pem: OK\n')
  })

  test('leave out the reason where none was given (RFC 5280 §5.3.1)', async () => {
    const { pem } = await revoked('unspecified')

    expect(entryIn(await crlText('dv'), pem)).not.toContain('Reason Code')
  })

  test('number themselves without gap when many revoke at once', async () => {
    const before = numberIn(await crlText('dv'))

    const certificates = await Promise.all(Array.from({ length: 6 }, () => revoked('superseded')))

    const text = await crlText('dv')
    expect(numberIn(text)).toBe(before + 6)
    for (const { pem } of certificates) expect(entryIn(text, pem)).toContain('Superseded')
  })

  test('are made anew every day, hold for seven, and drop what had expired before the one before', async () => {
    const moved = testCa(operator, { ...ca.options })
    const tomorrow = { ...ca.options, clock: moved.clock.now }
    const later = testCa(operator, tomorrow)
    const short = await issued(ca, request({ notAfterLimit: new Date(Date.now() + DAY / 2) }))
    await ca.connector.revoke({ serial: readCertificate(short.pem).serial, reason: 'superseded' })
    const today = await ca.pki.crl('dv')

    moved.clock.move(DAY + 5 * SECOND)
    const dayAfter = await later.pki.crl('dv')
    const again = await later.pki.crl('dv')
    const once = await crlText('dv')
    moved.clock.move(DAY)
    await later.pki.refreshCrls()
    const twice = await crlText('dv')

    expect(dayAfter?.der).not.toEqual(today?.der)
    expect(again?.der).toEqual(dayAfter?.der)
    expect(dayAfter?.nextUpdate.getTime()).toBeGreaterThan(Date.now() + 7.9 * DAY)
    expect(entryIn(once, short.pem)).toBeDefined()
    expect(entryIn(twice, short.pem)).toBeUndefined()
  })
})

describe('what else is published', () => {
  test('is the certificate of each authority, in DER', async () => {
    const { pem, chainPem } = await issued(ca, request())
    const address = readCertificate(pem).extensions.issuerUrls[0]

    expect(address).toBe('http://portal.chancery.example/pki/dv.cer')
    expect(await ca.pki.issuerCertificate('dv')).toEqual(readCertificate(chainPem[0] ?? '').der)
    expect(await ca.pki.issuerCertificate('root')).toEqual(readCertificate(chainPem[1] ?? '').der)
  })

  test('is nothing for codes that do not exist', async () => {
    expect(await ca.pki.crl('nobody')).toBeNull()
    expect(await ca.pki.issuerCertificate('nobody')).toBeNull()
  })
})

describe.skipIf(!hasOpenssl)('the OCSP responder, asked by openssl', () => {
  const ask = (certificate: IssuedCertificate, ...more: readonly string[]): Promise<string> =>
    openssl(
      filesOf(certificate),
      ...['ocsp', '-issuer', 'ca.pem', ...more, '-cert', 'leaf.pem'],
      ...['-url', `${url}/dv/ocsp`, '-CAfile', 'root.pem', '-verify_other', 'ca.pem'],
    )

  test.each([[], ['-sha256']])('says good of what was issued %s', async (...hash) => {
    const answer = await ask(await issued(ca, request()), ...hash)

    expect(answer).toContain('Response verify OK')
    expect(answer).toContain('leaf.pem: good')
    expect(answer).toContain('Next Update')
    expect(answer).not.toContain('WARNING')
  })

  test.each([
    ['keyCompromise', 'Reason: keyCompromise'],
    ['cessationOfOperation', 'Reason: cessationOfOperation'],
  ] as const)('says revoked, with the reason %s', async (reason, said) => {
    const answer = await ask(await revoked(reason))

    expect(answer).toContain('Response verify OK')
    expect(answer).toContain('leaf.pem: revoked')
    expect(answer).toContain(said)
  })

  test('says revoked without a reason where none was given', async () => {
    const answer = await ask(await revoked('unspecified'))

    expect(answer).toContain('leaf.pem: revoked')
    expect(answer).not.toContain('Reason')
  })

  test('says unknown, and never good, of a serial number that it did not give out', async () => {
    const certificate = await issued(ca, request())
    const serial = `0x4d${'ab'.repeat(16)}`

    const answer = await openssl(
      filesOf(certificate),
      ...['ocsp', '-issuer', 'ca.pem', '-serial', serial, '-url', `${url}/dv/ocsp`],
      ...['-CAfile', 'root.pem', '-verify_other', 'ca.pem'],
    )

    expect(answer).toContain('Response verify OK')
    expect(answer).toContain(`${serial}: unknown`)
  })

  test('says unknown of what is planned but not signed', async () => {
    const asked = request()
    ca.clock.failAtCall(2)
    await expect(ca.connector.submit(asked)).rejects.toThrow('power cut')
    const { serial } = await operator('ca_issued').where('reference', asked.reference).first('serial')
    const certificate = await issued(ca, request())

    const answer = await openssl(
      filesOf(certificate),
      ...['ocsp', '-issuer', 'ca.pem', '-serial', `0x${serial}`, '-url', `${url}/dv/ocsp`],
      ...['-CAfile', 'root.pem', '-verify_other', 'ca.pem'],
    )

    expect(answer).toContain('unknown')
  })

  test('says unknown when asked about another authority', async () => {
    const { pem, chainPem } = await issued(ca, request())

    const answer = await openssl(
      filesOf({ pem, chainPem }),
      ...['ocsp', '-issuer', 'ca.pem', '-cert', 'leaf.pem', '-url', `${url}/ov/ocsp`, '-noverify'],
    )

    expect(answer).toContain('leaf.pem: unknown')
  })

  test('answers for the issuing authorities too', async () => {
    const { chainPem } = await issued(ca, request())
    const files = { 'ca.pem': chainPem[0] ?? '', 'root.pem': chainPem[1] ?? '' }

    const answer = await openssl(
      files,
      ...['ocsp', '-issuer', 'root.pem', '-cert', 'ca.pem', '-url', `${url}/root/ocsp`, '-CAfile', 'root.pem'],
    )

    expect(answer).toContain('Response verify OK')
    expect(answer).toContain('ca.pem: good')
  })

  test('answers GET as it answers POST', async () => {
    const certificate = await revoked('superseded')
    const requestDer = ocspRequest(certificate)

    const got = await fetch(`${url}/dv/ocsp/${encodeURIComponent(requestDer.toString('base64'))}`)
    const posted = await fetch(`${url}/dv/ocsp`, { method: 'POST', body: new Uint8Array(requestDer) })

    const response = Buffer.from(await got.arrayBuffer())
    const read = ['ocsp', '-respin', 'response.der', '-issuer', 'ca.pem', '-cert', 'leaf.pem']
    const trust = ['-CAfile', 'root.pem', '-verify_other', 'ca.pem']
    const answer = await openssl({ ...filesOf(certificate), 'response.der': response }, ...read, ...trust)
    expect(answer).toContain('leaf.pem: revoked')
    expect(Buffer.from(await posted.arrayBuffer())).toEqual(response)
  })
})

describe('an OCSP response', () => {
  test('may be cached, but for less than the minute in which a revocation has to show', async () => {
    const requestDer = ocspRequest(await issued(ca, request()))

    const { headers } = await ca.pki.ocsp('dv', requestDer)

    expect(headers['content-type']).toBe('application/ocsp-response')
    expect(headers['cache-control']).toBe('max-age=25, public, no-transform, must-revalidate')
    expect(headers['etag']).toMatch(/^"[0-9a-f]{40}"$/)
    expect(Date.parse(headers['expires'] ?? '') - Date.parse(headers['last-modified'] ?? '')).toBe(DAY)
  })

  test('is signed once for everybody who asks the same meanwhile', async () => {
    const certificate = await issued(ca, request())
    const requestDer = ocspRequest(certificate)
    const good = await ca.pki.ocsp('dv', requestDer)
    await ca.connector.revoke({ serial: readCertificate(certificate.pem).serial, reason: 'superseded' })

    const meanwhile = await ca.pki.ocsp('dv', requestDer)
    ca.clock.move(26 * SECOND)
    const later = await ca.pki.ocsp('dv', requestDer)

    expect(meanwhile).toBe(good)
    expect(later.der).not.toEqual(good.der)
  })

  test('repeats a nonce and is then kept by nobody', async () => {
    const requestDer = ocspRequest(await issued(ca, request()), 32)

    const { der, headers } = await ca.pki.ocsp('dv', requestDer)

    expect(der.includes(Buffer.alloc(32, 0xab))).toBe(true)
    expect(headers['cache-control']).toBe('no-store')
  })

  test.each([
    ['what is no request', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a request with an endless list', Buffer.from(`3082ffff${'30'.repeat(100)}`, 'hex')],
  ])('to %s is "malformed"', async (_, bytes) => {
    expect((await ca.pki.ocsp('dv', bytes)).der.toString('hex')).toBe('30030a0101')
  })

  test('from an authority that does not exist is "unauthorized"', async () => {
    expect((await ca.pki.ocsp('nobody', Buffer.from('hello'))).der.toString('hex')).toBe('30030a0106')
  })
})

function ocspRequest({ pem, chainPem }: IssuedCertificate, nonceOctets: number | null = null): Buffer {
  return ocspRequestDer([certIdDer(pem, chainPem[0] ?? '')], nonceOctets)
}
