import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { DCV_METHODS } from '#domain/rules/dcv-methods.ts'
import { hangsOnCsr, mailChallenge, placedChallenge } from '#domain/validation/dcv-challenge.ts'

/** A throw-away key; its digests are the published example of the format. */
const CSR = Buffer.from(
  'MIIBGjCBwQIBADAlMRQwEgYDVQQDDAtleGFtcGxlLmNvbTENMAsGA1UECgwEQWNt' +
    'ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIEnGBpkJuZeUhp0tyKpsdpHRe+o' +
    'GYaEk9TAg7YAYSmtk6esGqCg+u3z2gR3SNz2R0L5LQw0bTYvd/hw2KCKOXugOjA4' +
    'BgkqhkiG9w0BCQ4xKzApMCcGA1UdEQQgMB6CC2V4YW1wbGUuY29tgg93d3cuZXhh' +
    'bXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIgEe+1NAR91Y7hQGToRNhtrDy86Z9I' +
    '8tU3X1yxlmFitncCIQDYXSr4UQ3CwMf+gyKWOsw2bJC4hgftaPR1EuoM2M7AtA==',
  'base64',
)
const digest = (algorithm: string) => createHash(algorithm).update(CSR).digest('hex')
const INPUT = {
  domain: 'harbour.example',
  token: 'tbs0001',
  zone: 'dcv.operator.example',
  csr: { md5: digest('md5'), sha256: digest('sha256') },
}

describe('a challenge that is made from the CSR', () => {
  test('has the digests of the published example', () => {
    const cname = placedChallenge('dns_cname', 'sectigo', { ...INPUT, domain: 'example.com' })

    expect(cname).toEqual({
      location: '_6bd398a060f0560ea53e12aed9a8602e.example.com',
      value: '22dca07e9297e790599c9941a095ee28.6588ae79be938aa9d57d3b88259018c1.tbs0001.sectigo.com',
      addresses: [],
    })
  })

  test('names its file after them', () => {
    expect(placedChallenge('http_file', 'sectigo', INPUT)).toMatchObject({
      location: 'http://harbour.example/.well-known/pki-validation/6BD398A060F0560EA53E12AED9A8602E.txt',
      value: '22dca07e9297e790599c9941a095ee286588ae79be938aa9d57d3b88259018c1\nsectigo.com\ntbs0001',
    })
  })

  test('takes no more than 20 letters of the token', () => {
    const long = { ...INPUT, token: 'abcdefghijklmnopqrstuvwxyz' }

    expect(placedChallenge('dns_cname', 'sectigo', long)?.value).toContain('.abcdefghijklmnopqrst.sectigo.com')
  })

  test('can not be made before there is one', () => {
    const early = { ...INPUT, csr: null }

    expect(placedChallenge('dns_cname', 'sectigo', early)).toBeNull()
    expect(placedChallenge('http_file', 'sectigo', early)).toBeNull()
    expect(placedChallenge('dns_txt', 'sectigo', early)).not.toBeNull()
  })
})

describe('whether a challenge hangs on the CSR', () => {
  const SUPPLIERS = ['sectigo', 'digicert', 'globalsign', 'harica', 'certigna', 'unheard-of']

  test.each(DCV_METHODS)('by %s', (method) => {
    const hanging = SUPPLIERS.filter((supplier) => hangsOnCsr(method, supplier))

    expect(hanging).toEqual(method === 'dns_cname' || method === 'http_file' ? ['sectigo'] : [])
  })
})

describe('a challenge that is made from a token', () => {
  test.each([
    ['digicert', 'dns_txt', '_dnsauth.harbour.example', 'tbs0001'],
    ['digicert', 'dns_cname', '_dnsauth.harbour.example', 'tbs0001.dcv.digicert.com'],
    ['digicert', 'http_file', 'http://harbour.example/.well-known/pki-validation/fileauth.txt', 'tbs0001'],
    [
      'globalsign',
      'dns_txt',
      '_globalsign-domain-verification.harbour.example',
      '_globalsign-domain-verification=tbs0001',
    ],
    ['globalsign', 'http_file', 'http://harbour.example/.well-known/pki-validation/gsdv.txt', 'tbs0001'],
    ['harica', 'dns_txt', 'harbour.example', 'tbs0001'],
    ['certigna', 'dns_txt', '_dcv.harbour.example', 'tbs0001'],
    ['certigna', 'dns_cname', '_dcv.harbour.example', 'tbs0001.dcv.operator.example'],
    ['certigna', 'http_file', 'http://harbour.example/.well-known/pki-validation/dcv.txt', 'tbs0001'],
    ['unheard-of', 'dns_txt', '_dcv.harbour.example', 'tbs0001'],
  ] as const)('for %s by %s stands at %s', (supplier, method, location, value) => {
    expect(placedChallenge(method, supplier, INPUT)).toEqual({ location, value, addresses: [] })
  })

  test('writes an address of IPv6 in brackets', () => {
    expect(placedChallenge('http_file', 'digicert', { ...INPUT, domain: '2606:4700::1' })?.location).toBe(
      'http://[2606:4700::1]/.well-known/pki-validation/fileauth.txt',
    )
  })

  test.each(['digicert', 'globalsign', 'harica', 'certigna'])(
    'of %s keeps it out of the address of the file',
    (who) => {
      expect(placedChallenge('http_file', who, INPUT)?.location).not.toContain(INPUT.token)
    },
  )
})

describe('a challenge by mail', () => {
  test('goes to the five constructed addresses of each domain', () => {
    const { addresses } = mailChallenge(['shop.harbour.example', 'harbour.example'])

    expect(addresses).toHaveLength(10)
    expect(addresses.slice(0, 5)).toEqual([
      'admin@shop.harbour.example',
      'administrator@shop.harbour.example',
      'webmaster@shop.harbour.example',
      'hostmaster@shop.harbour.example',
      'postmaster@shop.harbour.example',
    ])
    expect(addresses).toContain('postmaster@harbour.example')
  })
})
