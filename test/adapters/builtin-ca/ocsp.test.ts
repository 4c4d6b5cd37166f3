import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ocspRequestFromPath } from '#adapters/builtin-ca/pki.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { DAY, SECOND } from '#domain/shared/time.ts'
import type { IssuedCertificate } from '#ports/certificate-authority.ts'
import { certIdDer, ocspRequestDer } from '../../domain/certificates/ocsp-request-der.ts'
import { hasOpenssl, openssl } from '../../support/openssl.ts'
import { filesOf, issued, operatorConnection, request, revoked, testCa, type TestCa } from './test-ca.ts'

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
    const answer = await ask(await revoked(ca, reason))

    expect(answer).toContain('Response verify OK')
    expect(answer).toContain('leaf.pem: revoked')
    expect(answer).toContain(said)
  })

  test('says revoked without a reason where none was given', async () => {
    const answer = await ask(await revoked(ca, 'unspecified'))

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
    const certificate = await revoked(ca, 'superseded')
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
