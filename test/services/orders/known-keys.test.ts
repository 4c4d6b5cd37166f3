import { createPublicKey, createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { weakKeyFingerprint } from '#domain/csr/rsa/known-weak-keys.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { readWeakKeyLists } from '#platform/weak-key-lists.ts'
import { anOrder } from '../../support/builders.ts'
import { makeCsr } from '../../support/csrs.ts'
import { anOrderInput, keepInput } from '../../support/drafts.ts'
import { startPortal } from '../../support/portal.ts'

const NAME = 'www.known-keys.example'
const folder = mkdtempSync(join(tmpdir(), 'chancery-keys-'))
const fileOf = (name: string, text: string) => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}
const modulusOf = (keyPem: string) =>
  BigInt(`0x${Buffer.from(createPublicKey(keyPem).export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex')}`)

const listed = makeCsr({ type: 'rsa2048', commonName: NAME })
const list = fileOf(
  'blacklist.RSA-2048',
  `# RSA 2048, i386\n00000000000000000001\n${weakKeyFingerprint(modulusOf(listed.keyPem))}\n`,
)
const { portal, admin, story, scopeOf } = await startPortal({ WEAK_KEYS: list })
const scope = scopeOf('harbour.super')
const faultsOf = async (csrPem: string, of = scope) =>
  (await keepInput(portal.services, of, anOrderInput([NAME], { csrPem }))).assessment.faults.map(({ key }) => key)

describe('a key on a published list', () => {
  test('is refused, and one that is on none is not', async () => {
    expect(await faultsOf(listed.csrPem)).toEqual(['csr.findings.rsa_debian_weak'])
    expect(await faultsOf(makeCsr({ type: 'rsa2048', commonName: NAME }).csrPem)).toEqual([])
  })

  test.each([
    ['that names no key', fileOf('empty', '# nothing\n'), 'there is no fingerprint'],
    ['that is not there', join(folder, 'missing'), "can't be read (ENOENT)"],
  ])('keeps the portal from opening by a file %s', (_, file, complaint) => {
    expect(() => readWeakKeyLists([list, file])).toThrow(complaint)
  })
})

describe('a private key that was pasted by mistake', () => {
  test('is kept nowhere, and no order of any account can use it from then on', async () => {
    const { csrPem, keyPem } = makeCsr({ commonName: NAME })
    const before = await faultsOf(csrPem)
    const spki = createPublicKey(keyPem).export({ type: 'spki', format: 'der' })

    const reading = readCsrText(`${keyPem}\n${csrPem}`)
    await portal.services.orders.assess(scope, anOrderInput([NAME], { csrPem: null }), reading)
    await portal.services.orders.assess(scope, anOrderInput([NAME], { csrPem: null }), reading)

    expect(before).toEqual([])
    expect(await faultsOf(csrPem)).toEqual(['csr.findings.key_compromised'])
    expect(await faultsOf(csrPem, scopeOf('fjord.super'))).toContain('csr.findings.key_compromised')
    expect(await admin('compromised_keys').select('spki_sha256', 'source')).toEqual([
      { spki_sha256: createHash('sha256').update(spki).digest('hex'), source: 'sent by a customer' },
    ])
  })

  test.each(['rsa2048', 'p256', 'p384'] as const)('is known by its public half: %s', (type) => {
    const { keyPem } = makeCsr({ type, commonName: NAME })

    expect(readCsrText(keyPem)).toMatchObject({ ok: false, exposedKey: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('says nothing where it can’t be read', () => {
    const broken = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'

    expect(readCsrText(broken)).toEqual({ ok: false, fault: { code: 'private_key', details: {} } })
  })
})

test('a key that signs code serves nothing else', async () => {
  const { csrPem } = makeCsr({ commonName: NAME })
  const reading = readCsrText(csrPem)
  if (!reading.ok) throw new Error('the CSR of the test is unreadable')
  const reference = await story('harbour.super').order(anOrder({ names: [NAME] }))
  await portal.services.orders.giveCsr(scope, reference, reading.csr)
  const before = await faultsOf(csrPem)

  await admin('orders').where({ reference }).update({ product_type: 'code_signing' })

  expect(before).toEqual([])
  expect(await faultsOf(csrPem)).toEqual(['csr.findings.key_serves_other_purpose'])
})
