import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { VIEW_LASTS } from '#domain/access/account-view.ts'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'

const { admin, clock, portal, signIn, scopeOf, story } = await startPortal()
const START = clock.now()
const FILE = '/staff/accounts/harbour-bakery'
const begin = async (reason = 'Asks why an order waits') => {
  const agent = await signIn('sales')
  const answer = await send(agent, `${FILE}/views/new`, `${FILE}/views`, { reason })
  return { agent, answer }
}
const later = (milliseconds: number) => {
  clock.set(new Date(START.getTime() + milliseconds))
}

describe('looking at an account as its customer sees it', () => {
  test('begins with a reason, which both logs keep', async () => {
    const { agent, answer } = await begin()

    const $ = await open(agent, '/orders')
    expect([answer.status, answer.headers['location']]).toEqual([303, '/'])
    expect($('.view-strip').text()).toContain('Harbour Bakery')
    expect($('.bar-tag').text()).toContain('Consultation')
    const { accountId } = scopeOf('harbour.super')
    const [log] = await admin('audit_log').where({ account_id: accountId, action: 'account.viewed' })
    expect(log).toMatchObject({ actor_kind: 'staff', actor_name: 'Camille Roux' })
    expect(log.details).toEqual({ reason: 'Asks why an order waits' })
    expect(await admin('staff_log').where({ action: 'account.viewed' }).pluck('subject')).toEqual(['harbour-bakery'])
  })

  test('does not begin without a reason', async () => {
    const { agent, answer } = await begin(' ')

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Indiquez un motif')
    expect((await agent.get('/orders')).headers['location']).toContain('/sign-in')
  })

  test('leaves out of the menu what stays closed, and refuses it', async () => {
    const { agent } = await begin()

    const $ = await open(agent, '/administration/users')

    const links = $('nav a')
      .toArray()
      .map((link) => $(link).attr('href'))
    expect(links).toContain('/administration/contacts')
    expect(links).not.toContain('/administration/api-users')
    expect(links).not.toContain('/administration/security')
    for (const closed of ['/administration/api-users', '/administration/security', '/profile', '/profile/sessions']) {
      expect((await agent.get(closed)).status).toBe(403)
    }
    const refused = await send(agent, '/administration/users', '/administration/users', { name: 'Somebody' })
    expect(refused.status).toBe(403)
    expect(await admin('staff_log').where('action', 'access.denied').pluck('subject')).toContain(
      'POST /administration/users',
    )
  })

  test('ends by its button, and the customer’s pages close', async () => {
    const { agent } = await begin()

    const ended = await send(agent, '/orders', '/staff/view/ending')
    const after = await agent.get('/orders')

    expect([ended.status, ended.headers['location']]).toEqual([303, FILE])
    expect([after.status, after.headers['location']]).toEqual([303, '/sign-in?back=%2Forders'])
    expect(await admin('staff_log').where({ action: 'account.view_ended' }).pluck('subject')).toEqual([
      'harbour-bakery',
    ])
  })

  test('ends by itself after a short time, and leads back to the file', async () => {
    const { agent } = await begin()

    later(VIEW_LASTS - 1000)
    const before = await agent.get('/orders')
    later(VIEW_LASTS)
    const after = await agent.get('/orders')
    later(0)

    expect(before.status).toBe(200)
    expect([after.status, after.headers['location']]).toEqual([303, FILE])
  })

  test('ends with the session of whoever looks', async () => {
    const { agent } = await begin()

    await admin('staff').where('login', 'sales').update({ suspended_at: START })
    const after = await agent.get('/orders')
    await admin('staff').where('login', 'sales').update({ suspended_at: null })

    expect(after.headers['location']).toContain('/sign-in')
  })

  test('ends when somebody signs in as a customer in the same browser', async () => {
    const { agent } = await begin()

    await send(agent, '/sign-in', '/sign-in', { login: 'fjord.super', password: DEMO_PASSWORD })
    const $ = await open(agent, '/orders')

    expect($('.view-strip')).toHaveLength(0)
    expect($('.bar-person').text()).toContain('Fjord Hosting')
    const [log] = await admin('staff_log').where({ action: 'account.view_ended' }).orderBy('id', 'desc')
    expect(log).toMatchObject({ subject: 'harbour-bakery', staff_name: 'Camille Roux' })
  })

  test('is not for everybody of the staff', async () => {
    const accounting = await signIn('accounting')

    expect((await accounting.get(`${FILE}/views/new`)).status).toBe(403)
    expect((await send(accounting, FILE, `${FILE}/views`, { reason: 'Curious' })).status).toBe(403)
    expect(await admin('staff_log').where('action', 'access.denied').pluck('subject')).toContain(`${FILE}/views`)
  })
})

test('a document that was never printed is printed for staff and not kept', async () => {
  const reference = await story('harbour.super').order(anOrder({ product: 'positivessl' }))
  const document = () => admin('documents').where('kind', 'invoice').first('number', 'file_id')
  const { number } = await document()
  // Its mail has printed it already: as if that waited still.
  await admin.raw('begin; set local session_replication_role = replica; update documents set file_id = null; commit')
  const { agent } = await begin()

  const answer = await agent.get(`/orders/${reference}/documents/${number}.pdf`)

  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect((await document()).file_id).toBeNull()
})

test('a scope that only reads is refused by the database itself when it writes', async () => {
  const scope = { ...scopeOf('harbour.super'), readOnly: true } as const
  const { contacts, orders } = portal.services

  const read = orders.overview(scope, { kind: 'company', purchaseOption: 'rebate', currency: 'EUR' })
  const write = () => contacts.retire(scope, '01890000-0000-7000-8000-000000000000')

  await expect(read).resolves.toBeDefined()
  await expect(write()).rejects.toThrow(/read-only transaction/)
})
