import { describe, expect, test } from 'vitest'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { toPem } from '#domain/certificates/pem.ts'
import { DAY, SECOND } from '#domain/shared/time.ts'
import { hasOpenssl, openssl } from '../../support/openssl.ts'
import { filesOf, issued, operatorConnection, request, revoked, testCa } from './test-ca.ts'

const operator = await operatorConnection()
const ca = testCa(operator)
await ca.start()

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

    const { pem, chainPem } = await revoked(ca, 'keyCompromise')

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
    const { pem } = await revoked(ca, 'unspecified')

    expect(entryIn(await crlText('dv'), pem)).not.toContain('Reason Code')
  })

  test('number themselves without gap when many revoke at once', async () => {
    const before = numberIn(await crlText('dv'))

    const certificates = await Promise.all(Array.from({ length: 6 }, () => revoked(ca, 'superseded')))

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
