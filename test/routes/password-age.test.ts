import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { open, send, startPortal, type Agent } from '../support/portal.ts'
import { setUpProvider } from '../support/single-sign-on.ts'

const NEW = 'le phare du port à minuit'
const MINUTE = 60_000

const portal = await startPortal({ PASSWORD_DAYS: '90' }, { demo: true })
const { admin, clock, signIn } = portal

beforeEach(() => admin.raw('delete from rate_limits'))

describe('a password that grows old', () => {
  test('is told of on every page, and at the next sign-in opens nothing but its change', async () => {
    const start = clock.now()
    const { password_changed_at: changedAt } = await admin('users').where('login', 'norrland.super').first()
    const due = addDays(changedAt, 90)

    clock.set(new Date(addDays(due, -14).getTime() - MINUTE))
    const early = await open(await signIn('norrland.super'), '/')
    clock.set(new Date(due.getTime() - MINUTE))
    const before = await signIn('norrland.super')
    const told = await open(before, '/')
    clock.set(new Date(due.getTime() + MINUTE))
    const goesOn = await before.get('/')
    const after = await signIn('norrland.super')
    const led = []
    for (const address of ['/', '/orders', '/profile', '/profile/sessions', '/operations/new-order'])
      led.push((await after.get(address)).headers['location'])
    const act = await send(after, '/profile/password', '/profile', { name: 'x' })
    const page = await open(after, '/profile/password')
    const changed = await changePassword(after, DEMO_PASSWORD, NEW)
    const free = await after.get('/orders')
    clock.set(start)

    expect(early('a[href="/profile/password"]')).toHaveLength(0)
    expect(told('.alert a[href="/profile/password"]')).toHaveLength(1)
    expect(goesOn.status).toBe(200)
    expect(led).toEqual(Array.from({ length: 5 }, () => '/profile/password'))
    expect(act.headers['location']).toBe('/profile/password')
    expect(page('.alert').text()).toContain('has served its time')
    expect(page('nav a[href="/orders"]')).toHaveLength(0)
    expect([changed.status, free.status]).toEqual([303, 200])
  })
})

describe('nobody is asked to change a password that they do not sign in by', () => {
  const lateBy = async (login: string, prepare: () => Promise<unknown>) => {
    const { password_changed_at: changedAt } = await admin('users').where({ login }).first()
    const start = clock.now()
    clock.set(addDays(changedAt, 100))
    const agent = await signIn(login)
    await prepare()
    const page = await agent.get('/orders')
    clock.set(start)
    return page.status
  }
  const idp = { issuer: 'https://provider.example', client: { id: 'chancery', secret: 'secret' } }
  const providerAlone = () => setUpProvider(portal, idp, 'harbour.super', { allowsPasswords: false })

  test('where their account signs in by certificate', async () => {
    const toCertificates = () =>
      admin('accounts').where('slug', 'fjord-hosting').update({ authentication_mode: 'client_certificate' })

    expect(await lateBy('fjord.super', toCertificates)).toBe(200)
  })

  test('where it signs in at its provider alone, but for its super user', async () => {
    expect(await lateBy('harbour.reader', providerAlone)).toBe(200)
    expect(await lateBy('harbour.super', providerAlone)).toBe(303)
  })
})

const changePassword = (agent: Agent, present: string, password: string) =>
  send(agent, '/profile/password', '/profile/password', { present, password, again: password })
