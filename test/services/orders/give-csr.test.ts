import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import type { DcvMethod } from '#domain/rules/dcv-methods.ts'
import { makeDemoCsr } from '../../../seeds/story/make-csr.ts'
import { anOrderInput, keptDraft } from '../../support/drafts.ts'
import { startPortal } from '../../support/portal.ts'

const { portal, admin, scopeOf } = await startPortal()
const { orders } = portal.services
const scope = scopeOf('harbour.super')
let domains = 0

/** An order whose CSR is still to come, as guidance allows. */
async function withoutCsr(productCode: string, method: DcvMethod) {
  domains += 1
  const domain = `late-${domains}.example`
  const input = anOrderInput([`www.${domain}`], { productCode, csrPem: null, guidance: true })
  const reference = await orders.place(scope, await keptDraft(portal.services, scope, input), [
    { domain, method, addresses: [] },
  ])
  return { reference, domain, give: () => give(reference, `www.${domain}`) }
}

async function give(reference: string, name: string) {
  const csr = aCsr(name)
  await orders.giveCsr(scope, reference, csr)
  return digestsOf(csr)
}

function aCsr(name: string): ParsedCsr {
  const reading = readCsrText(makeDemoCsr([name]))
  if (!reading.ok) throw new Error(reading.fault.code)
  return reading.csr
}

/** Digests of the request's DER as its authority would take them. */
function digestsOf({ pem }: ParsedCsr) {
  const der = Buffer.from(pem.replace(/-----.+-----/g, ''), 'base64')
  const digest = (algorithm: string) => createHash(algorithm).update(der).digest('hex')
  return { md5: digest('md5'), sha256: digest('sha256') }
}

async function challengeOf(reference: string) {
  const { validations } = await orders.read(scope, reference)
  expect(validations).toHaveLength(1)
  return validations[0]?.expected
}

const madeFrom = (domain: string, { md5, sha256 }: { md5: string; sha256: string }) => ({
  location: `_${md5}.${domain}`,
  value: expect.stringMatching(
    new RegExp(`^${sha256.slice(0, 32)}\\.${sha256.slice(32)}\\.[A-Za-z0-9]{1,20}\\.sectigo\\.com$`),
  ),
  addresses: [],
})

describe('a CSR that comes late', () => {
  test('makes Sectigo’s alias from its digests, and another CSR makes another one', async () => {
    const { reference, domain, give: giveOne } = await withoutCsr('positivessl', 'dns_cname')
    const early = await challengeOf(reference)

    const first = await giveOne()
    const withFirst = await challengeOf(reference)
    const second = await giveOne()

    expect(early?.location).toBe(`_dcv.${domain}`)
    expect(withFirst).toEqual(madeFrom(domain, first))
    expect(await challengeOf(reference)).toEqual(madeFrom(domain, second))
    expect(second).not.toEqual(first)
  })

  test('names Sectigo’s file after it', async () => {
    const { reference, domain, give: giveOne } = await withoutCsr('positivessl', 'http_file')

    const { md5 } = await giveOne()

    const file = `/.well-known/pki-validation/${md5.toUpperCase()}.txt`
    expect((await challengeOf(reference))?.location).toBe(`http://www.${domain}${file}`)
  })

  test.each([
    ['an alias of DigiCert', 'geotrust-quickssl-premium', 'dns_cname'],
    ['a mail of Sectigo', 'positivessl', 'email'],
  ] as const)('leaves %s as it was', async (_, product, method) => {
    const { reference, give: giveOne } = await withoutCsr(product, method)
    const early = (await orders.read(scope, reference)).validations

    await giveOne()

    const { validations, certificates, events } = await orders.read(scope, reference)
    expect(validations).toEqual(early)
    expect(certificates[0]?.csrPem).toContain('BEGIN CERTIFICATE REQUEST')
    expect(events.map(({ kind }) => kind)).toContain('csr_given')
  })

  test('leaves a proof alone that was given before it', async () => {
    const { reference, give: giveOne } = await withoutCsr('positivessl', 'dns_cname')
    const [asked] = (await orders.read(scope, reference)).validations
    await admin('domain_validations')
      .where('id', asked?.id)
      .update({ state: 'valid', validated_at: scope.now(), next_check_at: null })

    await giveOne()

    const { validations } = await orders.read(scope, reference)
    expect(validations).toMatchObject([{ id: asked?.id, state: 'valid', expected: asked?.expected }])
  })
})

describe('a CSR is refused', () => {
  test('for an order that was cancelled', async () => {
    const { reference, give: giveOne } = await withoutCsr('positivessl', 'dns_cname')
    await orders.cancel(scope, reference, 'Ordered twice')

    await expect(giveOne()).rejects.toMatchObject({ kind: 'conflict', code: 'illegal_transition' })

    expect((await orders.read(scope, reference)).certificates[0]?.csrPem).toBeNull()
  })

  test('from another account', async () => {
    const { reference, domain } = await withoutCsr('positivessl', 'dns_cname')

    const given = orders.giveCsr(scopeOf('fjord.super'), reference, aCsr(`www.${domain}`))

    await expect(given).rejects.toMatchObject({ kind: 'not_found' })
  })
})
