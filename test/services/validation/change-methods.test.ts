import { afterAll, describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, story, scopeOf } = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
const { orders, validation } = portal.services
const scope = scopeOf('harbour.super')
const harbour = story('harbour.super')

const fileOf = (reference: string) => orders.read(scope, reference)
const provedBy = async (reference: string) =>
  Object.fromEntries((await fileOf(reference)).validations.map(({ domain, method }) => [domain, method]))
const eventsOf = async (reference: string) =>
  (await fileOf(reference)).events.filter(({ kind }) => kind === 'method_changed').map(({ details }) => details)

describe('changing methods', () => {
  test('leaves alone what nobody wished for', async () => {
    const names = ['one.example', 'two.example']
    const reference = await harbour.order(anOrder({ product: 'positivessl-multi-domain', names, method: 'dns_cname' }))
    const untouched = (await fileOf(reference)).validations.find(({ domain }) => domain === 'one.example')

    await validation.changeMethods(scope, reference, [
      { domain: 'two.example', method: 'http_file', addresses: [] },
      { domain: 'three.example', method: 'email', addresses: ['admin@three.example'] },
    ])

    expect(await provedBy(reference)).toEqual({ 'one.example': 'dns_cname', 'two.example': 'http_file' })
    expect((await fileOf(reference)).validations).toContainEqual(untouched)
    expect(await eventsOf(reference)).toEqual([{ domain: 'two.example', method: 'http_file' }])
    const logged = await admin('audit_log').where({ action: 'domain.method_changed', subject: reference })
    expect(logged).toMatchObject([{ details: { domain: 'two.example', method: 'http_file' } }])
  })

  test('without a wish changes nothing', async () => {
    const reference = await harbour.order(anOrder({ method: 'dns_cname' }))
    const before = await fileOf(reference)

    await validation.changeMethods(scope, reference, [])

    expect(await fileOf(reference)).toEqual(before)
  })

  test('to the method that is there sends and changes nothing', async () => {
    const reference = await harbour.order(anOrder({ names: ['www.same.example'] }))
    const before = await fileOf(reference)

    await validation.changeMethods(scope, reference, [{ domain: 'same.example', method: 'email', addresses: [] }])

    expect(await fileOf(reference)).toEqual(before)
  })

  test('to other mailboxes writes to those', async () => {
    const reference = await harbour.order(anOrder({ names: ['www.others.example'] }))
    const addresses = ['admin@others.example']

    await validation.changeMethods(scope, reference, [{ domain: 'others.example', method: 'email', addresses }])

    expect((await fileOf(reference)).challengeMails.map(({ address }) => address)).toEqual(addresses)
  })

  test('to a place below the registrable domain asks there, by the same method as well', async () => {
    const names = ['a.shop.placed.example', 'b.shop.placed.example']
    const reference = await harbour.order(anOrder({ product: 'positivessl-multi-domain', names, method: 'email' }))
    const wish = { domain: 'placed.example', method: 'email', addresses: ['admin@placed.example'] }

    await validation.changeMethods(scope, reference, [{ ...wish, place: 'shop.placed.example' }])
    const shop = await fileOf(reference)
    await validation.changeMethods(scope, reference, [{ ...wish, method: 'dns_cname', place: 'each' }])

    expect(shop.validations.map(({ domain }) => domain)).toEqual(['shop.placed.example'])
    expect(new Set(shop.challengeMails.map(({ address }) => address.split('@')[1]))).toEqual(
      new Set(['shop.placed.example']),
    )
    expect(await provedBy(reference)).toEqual({
      'a.shop.placed.example': 'dns_cname',
      'b.shop.placed.example': 'dns_cname',
    })
  })

  test('back and forth does not write to strangers without limit', async () => {
    const reference = await harbour.order(anOrder({ names: ['www.victim.example'] }))
    const change = (method: string) =>
      validation.changeMethods(scope, reference, [{ domain: 'victim.example', method, addresses: [] }])
    const backAndForth = async () => {
      for (let times = 0; times < 12; times += 1) {
        await change('dns_cname')
        await change('email')
      }
    }

    await expect(backAndForth()).rejects.toMatchObject({
      kind: 'too_many',
      code: 'too_many_challenge_mails',
      details: { domain: 'victim.example' },
    })

    const mails = await admin('validation_mails').where('address', 'like', '%@victim.example')
    expect(mails).toHaveLength(60)
    expect(await provedBy(reference)).toEqual({ 'victim.example': 'dns_cname' })
  })

  test('makes links that were mailed before worthless', async () => {
    const reference = await harbour.order(anOrder())

    const [old] = (await fileOf(reference)).validations

    await validation.changeMethods(scope, reference, [
      { domain: old?.domain ?? '', method: 'http_file', addresses: [] },
    ])

    await expect(harbour.agreeByMail(reference, 0)).rejects.toMatchObject({ code: 'link_not_valid' })
    const { validations } = await fileOf(reference)
    expect(validations.map(({ method, state }) => [method, state])).toEqual([['http_file', 'pending']])
  })
})

describe('changing methods is refused', () => {
  const wishFor = (reference: string) =>
    validation.changeMethods(scope, reference, [{ domain: 'asked.example', method: 'http_file', addresses: [] }])
  const REFUSED = { kind: 'conflict', code: 'illegal_transition' }

  test('once the request is at its authority', async () => {
    await admin('suppliers').where('code', 'sectigo').update({ connector: 'manual' })
    await portal.refreshCatalogue()
    const reference = await harbour.order(anOrder({ names: ['www.asked.example'] }))
    await harbour.pay(reference, 0)
    await harbour.agreeByMail(reference, 0)
    const before = await fileOf(reference)

    await expect(wishFor(reference)).rejects.toMatchObject(REFUSED)

    expect(before.certificates.map(({ state }) => state)).toEqual(['submitted'])
    expect(await fileOf(reference)).toEqual(before)
  })

  test('after a cancellation', async () => {
    const reference = await harbour.order(anOrder({ names: ['www.asked.example'] }))
    await harbour.cancel(reference, 0, 'Ordered twice')

    await expect(wishFor(reference)).rejects.toMatchObject(REFUSED)
  })

  test('to another account, which does not even learn of the order', async () => {
    const reference = await harbour.order(anOrder({ names: ['www.asked.example'] }))

    const asked = validation.changeMethods(scopeOf('fjord.super'), reference, [])

    await expect(asked).rejects.toMatchObject({ kind: 'not_found' })
  })
})
