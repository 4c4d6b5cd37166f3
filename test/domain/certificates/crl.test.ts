import { describe, expect, test } from 'vitest'
import { revocationListContent, type RevokedEntry } from '#domain/certificates/crl.ts'
import { toPem } from '#domain/certificates/pem.ts'
import { REVOCATION_REASONS } from '#domain/rules/revocation-reasons.ts'
import { addDays } from '#domain/shared/time.ts'
import { AT, makeIssuing, makeRoot, signed } from './demo-chain.ts'
import { hasOpenssl, openssl } from '../../support/openssl.ts'

const issuing = makeIssuing(makeRoot())

async function textOf(entries: readonly RevokedEntry[], number = 1n, nextUpdate = addDays(AT, 7)): Promise<string> {
  const content = revocationListContent({ number, thisUpdate: AT, nextUpdate, entries }, issuing.issuer)
  const files = { 'crl.pem': toPem('X509 CRL', signed(content, issuing)), 'ca.pem': issuing.certificate.pem }
  return openssl(files, 'crl', '-in', 'crl.pem', '-noout', '-text', '-CAfile', 'ca.pem')
}

describe.skipIf(!hasOpenssl)('a revocation list', () => {
  test('verifies and says each reason but "unspecified"', async () => {
    const entries = REVOCATION_REASONS.map((reason, index) => ({ serial: `4d0${index}`, revokedAt: AT, reason }))

    const text = await textOf(entries)

    expect(text).toContain('verify OK')
    expect(text.match(/Serial Number: \w+/g)).toHaveLength(5)
    expect(text.match(/X509v3 CRL Reason Code: \n +.*/g)?.map((lines) => lines.split('\n')[1]?.trim())).toEqual([
      'Key Compromise',
      'Affiliation Changed',
      'Superseded',
      'Cessation Of Operation',
    ])
  })

  test('has no list where nothing is revoked', async () => {
    expect(await textOf([])).toContain('No Revoked Certificates.')
  })

  test('carries numbers of up to 20 octets, and dates after 2049', async () => {
    const text = await textOf([], 2n ** 158n, new Date('2050-01-02T03:04:05Z'))

    expect(text).toContain(`0x${(2n ** 158n).toString(16).toUpperCase()}`)
    expect(text).toContain('Next Update: Jan  2 03:04:05 2050 GMT')
  })
})
