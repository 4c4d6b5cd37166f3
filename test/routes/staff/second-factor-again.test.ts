import request from 'supertest'
import { expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { open, send, startPortal, type Agent } from '../../support/portal.ts'
import { setUpApp, type TestApp } from '../../support/second-factor.ts'

const portal = await startPortal()
const { admin, clock, signIn } = portal
const PAGE = '/staff/accounts/fjord-hosting/suspension'
/** The administrator's browser. */
let agent = await signIn('admin')
const REOPENING = '/staff/accounts/fjord-hosting/reopening'
const sales = await signIn('sales')
const act = (who: Agent, code?: string) =>
  send(who, PAGE, PAGE, { reason: 'Invoices are late', ...(code === undefined ? {} : { code }) })
const isSuspended = async () => (await admin('accounts').where('slug', 'fjord-hosting').first()).suspended_at !== null
const later = () => {
  clock.set(new Date(clock.now().getTime() + 60_000))
}

test('the demo’s administrator without a second factor is not asked for one', async () => {
  const page = await open(agent, PAGE)

  expect(page('input[name=code]')).toHaveLength(0)
})

test('an administrator proves it again before a dangerous act, with a code that was not used', async () => {
  const authenticator = await setUpApp(portal, 'admin')
  agent = await signInWith(authenticator)
  later()
  const page = await open(agent, PAGE)
  const code = await authenticator.code()

  const [without, wrong] = [await act(agent), await act(agent, '000000')]
  const before = await isSuspended()
  const right = await act(agent, code)

  expect(page('input[name=code]')).toHaveLength(1)
  expect([without.status, wrong.status, before]).toEqual([422, 422, false])
  expect(wrong.text).toContain('This code is wrong')
  expect(wrong.text).toContain('Invoices are late')
  expect([right.status, await isSuspended()]).toEqual([303, true])
  const used = await send(agent, REOPENING, REOPENING, { reason: 'All is paid', code })
  expect(used.status).toBe(422)
})

test('five wrong codes in a row lock the administrator’s login', async () => {
  const address = '/staff/accounts/norrland-bank/suspension'

  let answer = await send(agent, address, address, { reason: 'x', code: '000000' })
  for (let attempt = 1; attempt <= 4; attempt++)
    answer = await send(agent, address, address, { reason: 'x', code: '000000' })

  expect(answer.text).toContain('Your login is locked')
  expect(await admin('staff_log').where({ action: 'two_factor.locked', subject: 'admin' })).toHaveLength(1)
})

test('others of the staff give a reason alone', async () => {
  const address = '/staff/accounts/harbour-bakery/suspension'

  const answer = await send(sales, address, address, { reason: 'Factures impayées' })

  expect(answer.status).toBe(303)
})

/** Once it is set up, the second factor is asked for at the door too. */
async function signInWith(authenticator: TestApp): Promise<Agent> {
  const agent = request.agent(portal.app)
  await send(agent, '/staff/sign-in', '/staff/sign-in', { login: 'admin', password: DEMO_PASSWORD })
  later()
  const door = '/staff/sign-in/second-factor'
  await send(agent, door, door, { code: await authenticator.code(), back: '/staff' })
  return agent
}
