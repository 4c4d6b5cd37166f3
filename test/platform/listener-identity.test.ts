import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { demoIdentity } from '#platform/demo-identity.ts'
import { readListenerIdentity } from '#platform/listener-identity.ts'
import { startFault } from '#platform/start-fault.ts'
import { startPortal } from '../support/portal.ts'

const { portal } = await startPortal()
const folder = mkdtempSync(join(tmpdir(), 'chancery-tls-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const own = await portal.serverIdentity('localhost')
const other = await portal.serverIdentity('localhost')
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const [key, cert] = [file('own.key', own.key), file('own.pem', own.cert)]
const sealed = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' },
}).privateKey
const faultOf = (keyFile: string, certFile: string) => {
  try {
    readListenerIdentity(keyFile, certFile)
  } catch (error) {
    return startFault(error)
  }
  return 'no fault'
}

test('reads a key and its certificate as they are', () => {
  expect(readListenerIdentity(key, cert)).toEqual(own)
})

test.each([
  [
    'a key that isn’t there',
    '/nowhere/tls.key',
    cert,
    /^TLS_KEY: the file \/nowhere\/tls.key can't be read \(ENOENT\)/,
  ],
  ['a folder', folder, cert, /^TLS_KEY: .* can't be read \(EISDIR\)/],
  ['nonsense for a key', file('no.key', 'nonsense'), cert, /^TLS_KEY: .* holds no private key/],
  ['a certificate for a key', cert, cert, /^TLS_KEY: .* holds no private key/],
  ['a key under a password', file('sealed.key', sealed), cert, /^TLS_KEY: .* under a password/],
  ['a certificate that isn’t there', key, '/nowhere/tls.pem', /^TLS_CERT: the file \/nowhere\/tls.pem can't be read/],
  ['a key for a certificate', key, key, /^TLS_CERT: .* holds no certificate as PEM/],
  ['half a certificate', key, file('half.pem', own.cert.slice(0, 300)), /^TLS_CERT: .* holds no certificate as PEM/],
  ['somebody else’s certificate', key, file('other.pem', other.cert), /^TLS_CERT: .* not that of the key of TLS_KEY/],
  [
    'a chain with nonsense',
    key,
    file('chain.pem', `${own.cert}-----BEGIN CERTIFICATE-----\nAAAA\n`),
    /^TLS_KEY and TLS_CERT/,
  ],
])('%s ends with a sentence that names the setting', (_, keyFile, certFile, sentence) => {
  expect(faultOf(keyFile, certFile)).toMatch(sentence)
})

test('the demo makes its own anew where its file holds something else', async () => {
  const kept = file('tls.pem', 'nonsense')

  const made = await demoIdentity(kept, new Date(), () => Promise.resolve(own))
  const again = await demoIdentity(kept, new Date(), () => Promise.reject(new Error('made twice')))

  expect(made.cert).toBe(own.cert)
  expect(again).toEqual(made)
})
