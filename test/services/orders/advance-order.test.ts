import { afterAll, describe, expect, test } from 'vitest'
import { DAY } from '#domain/shared/time.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import type { StoryOrder } from '../../../seeds/story/story.ts'
import { anOrder, HOLDER } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, clock, work, story, scopeOf } = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
const { certificates, orders, validation } = portal.services
const harbour = story('harbour.super')
const scope = scopeOf('harbour.super')
const today = clock.now()

/** A day under the rules of 200 and 198 days, and days after it. */
const PLACED = Date.parse('2026-04-01T09:00:00Z')
const daysAgo = (after = 0) => (today.getTime() - PLACED) / DAY - after

const fileOf = (reference: string) => orders.read(scope, reference)
const kindsOf = async (reference: string) => (await fileOf(reference)).events.map(({ kind }) => kind)
const stateOf = ({ domain, state, validatedAt }: DomainValidation) => [domain, state, validatedAt]

/** An order whose domain was proved on that first day; an organization of its own has an audit of its own. */
async function provedOrder(fields: Partial<StoryOrder>, { paid = true } = {}): Promise<string> {
  organizations += 1
  const registrationNumber = `5567-${1000 + organizations}`
  const holder = { ...HOLDER, registrationNumber, name: `Bageri ${organizations}`, country: 'SE' }
  const reference = await harbour.order(anOrder({ holder, daysAgo: daysAgo(), ...fields }))
  if (paid) await harbour.pay(reference, daysAgo())
  await harbour.agreeByMail(reference, daysAgo())
  return reference
}
let organizations = 0

describe('a proof that grew too old while the order waited', () => {
  test.each([
    ['Sectigo', 'sectigo-ov-ssl', 199],
    ['DigiCert', 'digicert-basic-ov', 201],
  ])('for an audit by %s is asked for again, and nothing is submitted before it is there', async (_, product, days) => {
    const reference = await provedOrder({ product })
    const [old] = (await fileOf(reference)).validations

    await harbour.audit(reference, daysAgo(days))

    const waiting = await fileOf(reference)
    expect(old?.state).toBe('valid')
    expect(waiting.order.fulfilment).toBe('awaiting_dcv')
    expect(waiting.certificates.map(({ state }) => state)).toEqual(['waiting'])
    expect(waiting.validations.map(stateOf)).toEqual([[old?.domain, 'pending', null]])
    expect(waiting.validations[0]?.expected.addresses).toEqual(old?.expected.addresses)
    expect(waiting.events.filter(({ kind }) => kind === 'proof_aged')).toMatchObject([
      { details: { domain: old?.domain } },
    ])
    await agreeTo(reference)
    expect((await fileOf(reference)).order.fulfilment).toBe('delivered')
  })

  test('for the money is asked for again', async () => {
    const reference = await provedOrder({}, { paid: false })

    await harbour.pay(reference, daysAgo(199))

    expect((await fileOf(reference)).certificates.map(({ state }) => state)).toEqual(['waiting'])
    expect(await kindsOf(reference)).toContain('proof_aged')
  })

  test('is asked for once, however often the order is looked at', async () => {
    const reference = await provedOrder({}, { paid: false })
    await harbour.pay(reference, daysAgo(199))
    const before = await fileOf(reference)

    await orders.advance(scope, before.order.id)

    expect(await fileOf(reference)).toEqual(before)
  })
})

describe('a proof that still holds', () => {
  test.each([
    ['Sectigo', 'sectigo-ov-ssl', 197],
    ['DigiCert', 'digicert-basic-ov', 199],
  ])('by the rule of %s leads to the certificate', async (_, product, days) => {
    const reference = await provedOrder({ product })

    await harbour.audit(reference, daysAgo(days))

    expect((await fileOf(reference)).order.fulfilment).toBe('delivered')
    expect(await kindsOf(reference)).not.toContain('proof_aged')
  })
})

test('a proof that ages while CAA holds its submission up is asked for again', async () => {
  const name = 'www.stopped.example'
  dns.set(name, 'CAA', ['0 issue elsewhere.example'])
  const reference = await harbour.order(anOrder({ names: [name] }))
  await harbour.pay(reference, 0)
  await harbour.agreeByMail(reference, 0)
  dns.set(name, 'CAA', [])
  const [held] = (await fileOf(reference)).certificates

  harbour.at(-201)
  await certificates.submit(scope, held?.id ?? '')
  await work()

  const waiting = await fileOf(reference)
  expect(waiting.events.map(({ kind }) => kind)).toContain('caa_refused')
  expect(waiting.certificates.map(({ state }) => state)).toEqual(['waiting'])
  expect(waiting.validations.map(({ state }) => state)).toEqual(['pending'])
  expect(waiting.events.map(({ kind }) => kind)).toContain('proof_aged')
  await agreeTo(reference)
  expect((await fileOf(reference)).order.fulfilment).toBe('delivered')
  const logged = await admin('audit_log').where({ action: 'domain.approved_by_mail', subject: reference })
  expect(logged).toHaveLength(2)
  expect(logged[1]).toMatchObject({ actor_kind: 'visitor', details: { domain: 'stopped.example' } })
})

/** Follows the newest challenge mail, whose token nobody else can read; the earlier ones were replaced. */
async function agreeTo(reference: string): Promise<void> {
  const { id } = (await fileOf(reference)).order
  const live = admin('domain_validations').where({ order_id: id }).whereNot('state', 'replaced').select('id')
  const link = await admin('validation_mails').whereIn('validation_id', live).first('id')
  const token = newToken()
  await admin('validation_mails')
    .where(link)
    .update({ token_hash: hashToken(token) })
  await validation.approveMailedChallenge({ ...portal.system, now: clock.now }, token)
  await work()
}
