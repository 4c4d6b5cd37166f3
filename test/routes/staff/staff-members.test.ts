import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { staffToken } from '../../support/example-team.ts'
import { open, send, startPortal, type Agent } from '../../support/portal.ts'
import { errorsOf, PASSWORD, versionOn } from '../administration/people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, app, clock, signIn, work } = portal
const START = clock.now()
const boss = await signIn('admin')
const LIST = '/staff/staff'
const person = (fields: Record<string, string> = {}) => ({
  id: randomUUID(),
  name: 'Noa New',
  login: 'noa.new',
  email: 'noa@chancery.example',
  language: 'en',
  role: 'support',
  reason: 'New at the help desk',
  ...fields,
})
const add = (fields: Record<string, string> = {}) => send(boss, `${LIST}/new`, LIST, person(fields))
const memberOf = (login: string) => admin('staff').where({ login }).first()
const hrefOf = async (login: string, rest = '') => `${LIST}/${(await memberOf(login)).id}${rest}`
const logIn = (login: string, password: string, agent: Agent = request.agent(app)) =>
  send(agent, '/staff/sign-in', '/staff/sign-in', { login, password })
const logOf = (subject: string) => admin('staff_log').where({ subject }).orderBy('id').pluck('action')

describe('an invitation into the staff', () => {
  test('goes out once, lets its receiver choose a password, and then they sign in', async () => {
    const fields = person()
    const answers = [await add(fields), await add(fields)]
    const address = `/staff/password/${await staffToken(portal)}`
    const agent = request.agent(app)

    const early = await logIn('noa.new', DEMO_PASSWORD)
    const weak = await send(agent, address, address, { password: 'short', again: 'short' })
    const set = await send(agent, address, address, { password: PASSWORD, again: PASSWORD })
    const again = await agent.get(address)
    const inside = await logIn('noa.new', PASSWORD)

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await admin('operator_mails').where('recipient', 'noa@chancery.example').pluck('kind')).toEqual([
      'staff_invitation',
    ])
    expect([early.status, weak.status, set.status, again.status, inside.status]).toEqual([401, 422, 303, 404, 303])
    expect(set.headers['location']).toBe('/staff/sign-in?password=saved')
    await work()
    expect(await logOf('noa.new')).toEqual([
      'staff_member.added',
      'password_link.invited',
      'sign_in.failed',
      'password.changed',
      'sign_in.succeeded',
    ])
  })

  test.each([
    ['login', { login: 'sales', email: 'other@chancery.example' }, 'Somebody else has this login'],
    ['address', { login: 'other', email: 'SALES@chancery.example' }, 'Somebody else has this address'],
    ['role', { login: 'other', email: 'other@chancery.example', role: 'king' }, 'Choose the role'],
  ])('is refused with a wrong %s', async (_what, fields, complaint) => {
    const answer = await add(fields)

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text).join()).toContain(complaint)
  })
})

describe('a member of the staff', () => {
  test('gets another role, which counts at once', async () => {
    const validation = await signIn('validation')
    const address = await hrefOf('validation')
    const fields = { ...person(), name: 'Tomás Ferreira', login: 'validation', email: 'validation@chancery.example' }

    const answer = await send(boss, address, address, {
      ...fields,
      role: 'accounting',
      version: await versionOn(boss, address),
    })
    const stale = await send(boss, address, address, { ...fields, role: 'sales', version: 'older' })

    expect([answer.status, stale.status]).toEqual([303, 409])
    expect((await validation.get('/staff/cases')).status).toBe(403)
    expect((await validation.get('/staff/payments')).status).toBe(200)
    expect(await logOf('validation')).toContain('staff_member.changed')
  })

  test('is suspended with a reason, loses every session, and is let in again', async () => {
    const accounting = await signIn('accounting')
    const address = await hrefOf('accounting')

    const silent = await send(boss, `${address}/suspension`, `${address}/suspension`, { reason: '' })
    const done = await send(boss, `${address}/suspension`, `${address}/suspension`, { reason: 'Has left the house' })
    const outside = await logIn('accounting', DEMO_PASSWORD)

    expect([silent.status, done.status, outside.status]).toEqual([422, 303, 401])
    expect((await accounting.get('/staff')).headers['location']).toContain('/staff/sign-in')
    await send(boss, `${address}/reactivation`, `${address}/reactivation`, { reason: 'Is back' })
    expect((await logIn('accounting', DEMO_PASSWORD)).status).toBe(303)
    await work()
    const log = await logOf('accounting')
    expect(log).toEqual(
      expect.arrayContaining(['staff_member.suspended', 'staff_member.reactivated', 'sign_in.failed']),
    )
  })

  test('is unlocked by an administrator', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) await logIn('sales', `wrong ${attempt}`)
    const address = await hrefOf('sales')
    const locked = await logIn('sales', DEMO_PASSWORD)

    await send(boss, `${address}/unlocking`, `${address}/unlocking`, { reason: 'Called back on the internal line' })

    expect([locked.status, (await logIn('sales', DEMO_PASSWORD)).status]).toEqual([423, 303])
  })

  test('who administers changes neither their own role nor shuts themselves out', async () => {
    const address = await hrefOf('admin')

    const page = await open(boss, address)
    const suspended = await send(boss, LIST, `${address}/suspension`, { reason: 'Holidays' })
    const changed = await send(boss, LIST, address, { ...person(), login: 'admin', version: 'x' })

    expect(page('main form[method=post]').first().find('button')).toHaveLength(0)
    expect([suspended.status, changed.status]).toEqual([403, 403])
  })

  test('the last who administers stays, even when two shut out each other', async () => {
    await add({ id: randomUUID(), login: 'second', email: 'second@chancery.example', role: 'admin' })
    await admin('staff').where('login', 'second').update({ password_set_at: START })
    const [first, second] = [await memberOf('admin'), await memberOf('second')]
    const { services, system } = portal.portal
    const as = (member: { id: string; name: string }) => ({
      ...system,
      actor: { kind: 'staff', id: member.id, name: member.name, role: 'admin', address: null } as const,
    })

    const results = await Promise.allSettled([
      services.team.suspend(as(first), second.id, 'One of us'),
      services.team.suspend(as(second), first.id, 'One of us'),
    ])

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'last_admin_stays' })
    await admin('staff').whereIn('login', ['admin', 'second']).update({ suspended_at: null })
  })
})

describe('a forgotten password of the staff', () => {
  test('is asked for without telling who exists, and unlocks the login', async () => {
    const ask = (name: string) =>
      send(request.agent(app), '/staff/sign-in/forgotten', '/staff/sign-in/forgotten', { name })
    for (let attempt = 1; attempt <= 5; attempt++) await logIn('validation', `wrong ${attempt}`)

    const [known, unknown] = [await ask('VALIDATION@chancery.example'), await ask('nobody')]
    await work()
    const address = `/staff/password/${await staffToken(portal, 'validation@chancery.example')}`
    const set = await send(request.agent(app), address, address, { password: PASSWORD, again: PASSWORD })

    expect([known.status, unknown.status]).toEqual([303, 303])
    expect(known.headers['location']).toBe(unknown.headers['location'])
    expect(set.status).toBe(303)
    expect((await logIn('validation', PASSWORD)).status).toBe(303)
    expect(await admin('operator_mails').where('kind', 'password_reset')).toHaveLength(1)
  })
})

describe('own sessions of the staff', () => {
  test('are listed and ended one by one, or all but this one', async () => {
    const [here, there, elsewhere] = [
      await signIn('accounting'),
      await signIn('accounting'),
      await signIn('accounting'),
    ]
    const page = await open(here, '/staff/sessions')
    const actions = page('tbody form')
      .toArray()
      .map((form) => String(page(form).attr('action')))

    const ended = await send(here, '/staff/sessions', String(actions[1]))
    const others = await send(here, '/staff/sessions', '/staff/sessions/endings')
    const foreign = await send(boss, '/staff/sessions', String(actions[0]))

    expect(actions.length).toBeGreaterThanOrEqual(3)
    expect([ended.status, others.status, foreign.status]).toEqual([303, 303, 404])
    expect((await here.get('/staff')).status).toBe(200)
    for (const agent of [there, elsewhere]) expect((await agent.get('/staff')).status).toBe(303)
  })
})
