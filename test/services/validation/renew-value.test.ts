import { afterAll, describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, clock, story, scopeOf } = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
const { orders, validation } = portal.services
const harbour = story('harbour.super')
const scope = scopeOf('harbour.super')

const fileOf = (reference: string) => orders.read(scope, reference)

/** An order whose record stands in the DNS, so many days after it was asked for. */
async function recordAfter(days: number) {
  const reference = await harbour.order(anOrder({ method: 'dns_cname' }))
  const [asked] = (await fileOf(reference)).validations
  if (!asked) throw new Error('nothing is asked for')
  dns.set(asked.expected.location, 'CNAME', [asked.expected.value])
  await admin('domain_validations')
    .where({ id: asked.id })
    .update({ requested_at: addDays(clock.now(), -days) })
  return { reference, asked }
}

describe('a value that was asked for', () => {
  test('29 days ago proves', async () => {
    const { reference, asked } = await recordAfter(29)

    await validation.checkNow(scope, reference, asked.id)

    expect((await fileOf(reference)).validations.map(({ state }) => state)).toEqual(['valid'])
  })

  test('30 days ago proves nothing, neither by itself nor when somebody asks', async () => {
    const { reference, asked } = await recordAfter(30)

    await expect(validation.checkNow(scope, reference, asked.id)).rejects.toMatchObject({ code: 'proof_value_lapsed' })
    await validation.check(scope, asked.id)

    const { validations } = await fileOf(reference)
    expect(validations.map(({ state, checks }) => [state, checks])).toEqual([['pending', 0]])
  })
})

describe('renewing', () => {
  test('asks by the same method for another value, which proves', async () => {
    const { reference, asked } = await recordAfter(60)

    await validation.renewValue(scope, reference, asked.id)
    await validation.renewValue(scope, reference, asked.id)

    const { validations, events } = await fileOf(reference)
    const [renewed] = validations
    expect(validations.map(({ method, state }) => [method, state])).toEqual([['dns_cname', 'pending']])
    expect(renewed?.expected.value).not.toBe(asked.expected.value)
    expect(events.filter(({ kind }) => kind === 'value_renewed')).toMatchObject([{ details: { domain: asked.domain } }])
    expect(await admin('audit_log').where({ action: 'domain.value_renewed', subject: reference })).toHaveLength(1)
    dns.set(renewed?.expected.location ?? '', 'CNAME', [renewed?.expected.value ?? ''])
    await validation.checkNow(scope, reference, renewed?.id ?? '')
    expect((await fileOf(reference)).validations.map(({ state }) => state)).toEqual(['valid'])
  })

  test('leaves a value alone that still holds', async () => {
    const { reference, asked } = await recordAfter(29)

    await validation.renewValue(scope, reference, asked.id)

    expect((await fileOf(reference)).validations.map(({ id }) => id)).toEqual([asked.id])
  })

  test('of another order or account is not there', async () => {
    const { asked } = await recordAfter(60)
    const other = await harbour.order(anOrder())

    await expect(validation.renewValue(scope, other, asked.id)).rejects.toMatchObject({ code: 'validation_not_found' })
    await expect(validation.renewValue(scopeOf('fjord.super'), other, asked.id)).rejects.toMatchObject({
      kind: 'not_found',
    })
  })
})
