import { describe, expect, test } from 'vitest'
import { download, type DOWNLOAD_FORMATS, downloads, recommendedFormat } from '#domain/certificates/downloads.ts'
import { fileBaseName } from '#domain/certificates/file-name.ts'
import { configurationSnippet, configuredServer } from '#domain/certificates/server-configuration.ts'
import { issueLeaf, leafRequest, makeIssuing, makeRoot } from './demo-chain.ts'
import { hasOpenssl, openssl } from '../../support/openssl.ts'

const root = makeRoot()
const issuing = makeIssuing(root)
const leaf = issueLeaf(issuing, leafRequest())
const delivered = { leafPem: leaf.pem, chainPem: [issuing.certificate.pem, root.certificate.pem] }

const text = (format: (typeof DOWNLOAD_FORMATS)[number]): string | undefined =>
  download(delivered, format)?.content.toString()

describe('the downloads of a delivered certificate', () => {
  test('hold what their names say', () => {
    const [issuingPem, rootPem] = delivered.chainPem

    expect(text('cer')).toBe(leaf.pem)
    expect(text('crt')).toBe(leaf.pem)
    expect(text('fullchain')).toBe(`${leaf.pem}${issuingPem}`)
    expect(text('bundle')).toBe(text('fullchain'))
    expect(text('chain')).toBe(issuingPem)
    expect(text('root')).toBe(rootPem)
    expect(text('p7b_text')).toMatch(/^-----BEGIN PKCS7-----\n/)
  })

  test('have file names of their own, after the certificate', () => {
    const names = downloads(delivered).map(({ fileName }) => fileName)

    expect(names).toEqual([
      'www.harbour.example.cer',
      'www.harbour.example.crt',
      'www.harbour.example.p7b',
      'www.harbour.example.text.p7b',
      'www.harbour.example.fullchain.pem',
      'www.harbour.example.bundle.crt',
      'www.harbour.example.chain.pem',
      'www.harbour.example.root.cer',
    ])
  })

  test('leave out what was not delivered', () => {
    const alone = { leafPem: leaf.pem, chainPem: [] }
    const withoutRoot = { leafPem: leaf.pem, chainPem: [issuing.certificate.pem] }

    expect(downloads(alone).map(({ format }) => format)).not.toContain('chain')
    expect(download(alone, 'root')).toBeNull()
    expect(download(withoutRoot, 'chain')?.content.toString()).toBe(issuing.certificate.pem)
    expect(download(withoutRoot, 'root')).toBeNull()
  })

  test.skipIf(!hasOpenssl).each([
    ['p7b', 'DER'],
    ['p7b_text', 'PEM'],
  ] as const)('openssl finds final, chain and root in %s', async (format, form) => {
    const file = download(delivered, format)?.content ?? Buffer.alloc(0)

    const printed = await openssl(
      { 'all.p7b': file },
      'pkcs7',
      '-inform',
      form,
      '-in',
      'all.p7b',
      '-print_certs',
      '-noout',
    )

    expect(printed.match(/^subject=.*$/gm)).toEqual([
      'subject=CN = www.harbour.example',
      'subject=O = Demo, CN = Demo Issuing CA',
      'subject=O = Demo, CN = Demo Root',
    ])
  })
})

describe('a file name', () => {
  test.each([
    ['*.harbour.example', 'wildcard.harbour.example'],
    ['WWW.Harbour.example', 'www.harbour.example'],
    ['Crêpes & Cidre', 'crepes-cidre'],
    ['../../etc/passwd', 'etc-passwd'],
    ['2001:db8::7', '2001-db8-7'],
    ['a\r\nSet-Cookie: x', 'a-set-cookie-x'],
    ['日本', 'certificate'],
    [null, 'certificate'],
  ])('for %j is %j', (name, expected) => {
    expect(fileBaseName(name)).toBe(expected)
  })
})

describe('the recommended format', () => {
  test.each([
    ['Nginx', 'bundle'],
    ['Apache 2.4 (mod_ssl)', 'bundle'],
    ['Apache Tomcat', 'p7b'],
    ['Microsoft IIS 10', 'p7b'],
    ['cPanel / WHM', 'fullchain'],
    ['Something of our own', 'cer'],
    ['', 'cer'],
  ] as const)('for %j is %s', (software, format) => {
    expect(recommendedFormat(software)).toBe(format)
  })
})

describe('a configuration to copy', () => {
  const names = { hosts: ['www.harbour.example', 'harbour.example'], baseName: 'www.harbour.example' }

  test.each(['nginx', 'apache', 'haproxy'] as const)('for %s names the bundle and the key', (server) => {
    const snippet = configurationSnippet(server, names)

    expect(snippet).toContain('www.harbour.example.bundle.crt')
    expect(snippet).toContain('www.harbour.example.key')
  })

  test('lists every host', () => {
    expect(configurationSnippet('nginx', names)).toContain('server_name www.harbour.example harbour.example;')
    expect(configurationSnippet('apache', names)).toContain('ServerAlias harbour.example\n')
    expect(configurationSnippet('apache', { ...names, hosts: ['harbour.example'] })).not.toContain('ServerAlias')
  })

  test.each([
    ['HAProxy 3', 'haproxy'],
    ['Apache httpd', 'apache'],
    ['Apache Tomcat', null],
    ['Postfix', null],
  ])('for %j is that of %j', (software, server) => {
    expect(configuredServer(software)).toBe(server)
  })
})
