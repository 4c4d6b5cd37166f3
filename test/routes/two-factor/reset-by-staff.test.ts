import { describe, expect, test } from 'vitest'
import { open, send, startPortal } from '../../support/portal.ts'
import { personOf, scopeOf, setUpApp } from '../../support/second-factor.ts'
import { DOOR, twoFactorSteps } from './steps.ts'

const portal = await startPortal()
const { admin } = portal
const { browser, giveLogin, isSignedIn, halfOpen, signInBy } = twoFactorSteps(portal)

describe('a reset by staff', () => {
  test('takes factor, sessions and half-open sign-ins away, with its reason in both logs and a mail', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const waiting = await halfOpen('harbour.super')
    const staff = await personOf(portal, 'admin')
    const helper = await portal.signIn('admin')
    const list = await open(helper, '/staff/accounts/second-factors?q=harbour')
    const page = String(list('main td a').attr('href'))

    const empty = await send(helper, page, `${page}/reset`, { reason: ' ' })
    const done = await send(helper, page, `${page}/reset`, { reason: 'Phone lost; called back' })
    const again = await send(helper, '/staff', `${page}/reset`, { reason: 'Phone lost; called back' })

    expect([empty.status, done.status, again.status]).toEqual([422, 303, 404])

    expect(await isSignedIn(agent)).toBe(false)
    expect((await waiting.get(DOOR)).headers['location']).toBe('/sign-in')
    expect((await giveLogin(browser(), 'harbour.super')).headers['location']).toBe('/orders/all')
    const entry = {
      action: 'two_factor.reset',
      subject: 'harbour.super',
      details: { reason: 'Phone lost; called back' },
    }
    expect(await admin('audit_log').where('actor_kind', 'staff').orderBy('id', 'desc').first()).toMatchObject({
      ...entry,
      actor_kind: 'staff',
    })
    expect(await admin('staff_log').orderBy('id', 'desc').first()).toMatchObject({ ...entry, staff_id: staff.id })
    expect((await admin('mails').orderBy('id', 'desc').first()).kind).toBe('two_factor_changed')
  })

  test('is not for everybody: staff need an administrator, and nobody resets their own', async () => {
    for (const login of ['harbour.super', 'admin', 'sales']) await setUpApp(portal, login)
    const { find, list, reset } = portal.portal.services.secondFactor
    const scope = scopeOf(portal, await personOf(portal, 'admin'))
    const sales = scopeOf(portal, await personOf(portal, 'sales'))
    const idOf = async (login: string) =>
      (await list(scope, '', 100)).find(({ person }) => person.login === login)?.id ?? ''

    await expect(reset(scope, await idOf('admin'), 'Lost')).rejects.toThrow('not_allowed')
    await expect(reset(sales, await idOf('admin'), 'Lost')).rejects.toThrow('not_allowed')
    await expect(reset(sales, await idOf('harbour.super'), 'Lost')).rejects.toThrow('not_allowed')
    const ofSales = await idOf('sales')
    await reset(scope, ofSales, 'Lost')

    expect(await find(scope, ofSales)).toBeNull()
    expect(await admin('second_factors')).toHaveLength(2)
  })
})
