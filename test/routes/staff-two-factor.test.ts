import { load } from 'cheerio'
import request from 'supertest'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { faultsOf } from '../guarantees/page-laws.ts'
import { send, startPortal, type Agent } from '../support/portal.ts'
import { codesOf } from '../support/second-factor.ts'

const portal = await startPortal({}, { staffSecondFactor: 'required' })
const { app, admin, clock } = portal
const DOOR = '/staff/sign-in/second-factor'

const givePassword = (agent: Agent, login: string) =>
  send(agent, '/staff/sign-in', '/staff/sign-in', { login, password: DEMO_PASSWORD, back: '/staff/cases' })

test('staff must have a second factor: the first sign-in sets it up, the next asks for it', async () => {
  const agent = request.agent(app)
  const first = await givePassword(agent, 'validation')
  const closed = await agent.get('/staff')
  const form = await agent.get(String(first.headers['location']))
  const $ = load(form.text)
  const code = codesOf(portal, $('#authenticator-key').text())
  const offer = String($('input[name=offer]').val())
  const done = await send(agent, DOOR, DOOR, { code: await code(), offer, back: '/staff/cases' })
  clock.set(new Date(clock.now().getTime() + 60_000))
  const next = request.agent(app)
  const second = await givePassword(next, 'validation')
  const finished = await send(next, DOOR, DOOR, { code: await code(), back: '/staff/cases' })

  for (const page of [form, done]) expect(faultsOf(page.text)).toEqual([])
  expect([first.status, first.headers['location']]).toEqual([303, `${DOOR}?back=%2Fstaff%2Fcases`])
  expect(closed.headers['location']).toContain('/staff/sign-in')
  expect((await agent.get('/staff/cases')).status).toBe(200)
  expect(second.headers['location']).toContain(DOOR)
  expect([finished.status, finished.headers['location']]).toEqual([303, '/staff/cases'])
  const log = await admin('staff_log').where('subject', 'validation').orderBy('id')
  expect(log.map(({ action }) => String(action))).toEqual([
    'two_factor.set_up',
    'two_factor.passed',
    'two_factor.passed',
  ])
  expect(log.every(({ staff_id }) => staff_id !== null)).toBe(true)
})

test('they can’t switch it off', async () => {
  const agent = request.agent(app)
  const first = await givePassword(agent, 'accounting')
  const $ = load((await agent.get(String(first.headers['location']))).text)
  const code = codesOf(portal, $('#authenticator-key').text())
  await send(agent, DOOR, DOOR, { code: await code(), offer: String($('input[name=offer]').val()) })
  clock.set(new Date(clock.now().getTime() + 60_000))

  const page = await agent.get('/staff/two-factor')
  const answer = await send(agent, '/staff/two-factor', '/staff/two-factor/removal', {
    password: DEMO_PASSWORD,
    current: await code(),
  })

  expect(page.status).toBe(200)
  expect(faultsOf(page.text)).toEqual([])
  expect(load(page.text)('form[action="/staff/two-factor/removal"]')).toHaveLength(0)
  expect(answer.status).toBe(409)
})

test('only the demo, which has no DATABASE_URL, lets its cast in by a password alone', () => {
  const demo = readConfig({})
  const real = readConfig({ DATABASE_URL: 'postgres://x/y', ...REAL })
  const both = readConfig({ DATABASE_URL: 'postgres://x/y', ...REAL, DEMO: 'true' })

  expect(demo.ok && demo.config.staffSecondFactor).toBe('optional')
  expect(real.ok && real.config.staffSecondFactor).toBe('required')
  expect(both.ok).toBe(false)
})

const REAL = {
  PUBLIC_URL: 'https://portal.example',
  MASTER_KEYS: Buffer.alloc(32, 7).toString('base64'),
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Chancery <certificates@chancery.example>',
  PAYMENT_PROVIDER: 'sandbox',
  OPERATOR_TERMS_URL: 'https://www.example.com/terms',
}
