import request from 'supertest'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { certificateToken } from '../../support/user-certificates.ts'
import { emailToken, mailedToken, passwordToken } from '../../support/example-facts.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { setUpApp } from '../../support/second-factor.ts'
import { errorsOf, PASSWORD, versionOn } from '../administration/people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, app, signIn, scopeOf } = portal
const sales = await signIn('sales')
const FILE = '/staff/accounts/harbour-bakery'
const PAGE = `${FILE}/super-user/email`
const OLD = 'margaux@harbour-bakery.example'
const NEW = 'margaux.lehoux@harbour.example'
const userOf = (login: string) => admin('users').where({ login }).first()
const emailOf = async (login: string): Promise<string> => (await userOf(login)).email

const FIELDS = {
  email: NEW,
  mailbox: 'trusted',
  filed: 'LETTER-12',
  reason: 'The mailbox went with the old provider; letter on file.',
}
const correct = async (fields: Record<string, string> = {}, agent = sales) =>
  send(agent, PAGE, PAGE, { ...FIELDS, version: await versionOn(agent, PAGE), ...fields })

describe('the address of a super user', () => {
  test('is corrected from the account’s file, on a page that says whose it is', async () => {
    const $ = await open(sales, PAGE)

    expect((await open(sales, FILE))(`a[href="${PAGE}"]`)).toHaveLength(1)
    expect($('main').text()).toContain(OLD)
    expect($('main').text()).toContain('harbour.super')
  })

  test.each([
    ['no reason', { reason: ' ' }],
    ['no proof on file', { filed: '' }],
    ['no word on who may have read the old mailbox', { mailbox: '' }],
    ['no address', { email: 'margaux' }],
    ['the address that it has', { email: OLD }],
    ['the address of somebody else of the account', { email: 'PIERRE@harbour-bakery.example' }],
  ])('is not corrected with %s', async (_, fields) => {
    const answer = await correct(fields)

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toHaveLength(1)
    expect(await emailOf('harbour.super')).toBe(OLD)
    expect(await admin('mails').where('kind', 'email_corrected')).toEqual([])
  })

  test('is not accounting’s, nor a customer’s', async () => {
    const [accounting, customer] = [await signIn('accounting'), await signIn('harbour.super')]

    expect((await accounting.get(PAGE)).status).toBe(403)
    expect((await send(accounting, '/staff', PAGE, FIELDS)).status).toBe(403)
    expect((await send(customer, '/profile', PAGE, FIELDS)).headers['location']).toContain('/staff/sign-in')
    expect(await emailOf('harbour.super')).toBe(OLD)
  })

  test('ends sessions and every link on its way, tells both addresses, and stands in both logs', async () => {
    const agent = await signIn('harbour.super')
    const links = [
      `/password/${await passwordToken(portal, 'harbour.super')}`,
      `/certificate-links/${await certificateToken(portal, 'harbour.super')}`,
      `/email-changes/${await emailToken(portal, 'harbour.super')}`,
    ]
    const open = async () => Promise.all(links.map(async (link) => (await request(app).get(link)).status))
    const before = await open()
    const reader = await signIn('harbour.reader')

    const answer = await correct()

    const after = await open()
    const mails = await admin('mails').where('kind', 'email_corrected').orderBy('id')
    expect([answer.status, answer.headers['location']]).toEqual([303, FILE])
    expect([before, after]).toEqual([
      [200, 200, 200],
      [404, 404, 404],
    ])
    expect(await userOf('harbour.super')).toMatchObject({ email: NEW, is_super_user: true, suspended_at: null })
    expect((await agent.get('/')).headers['location']).toContain('/sign-in')
    expect((await reader.get('/')).status).toBe(200)
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([NEW, OLD].sort())
    expect(mails.find(({ recipient }) => recipient === OLD).text_body).not.toContain(NEW)
    for (const table of ['audit_log', 'staff_log']) {
      const logs = await admin(table).where({ action: 'user.email_corrected' })
      expect(logs.map(({ details }) => details)).toEqual([
        { login: 'harbour.super', from: OLD, to: NEW, mailbox: 'trusted', filedAs: 'LETTER-12', reason: FIELDS.reason },
      ])
    }
  })

  test('opens the login again: a forgotten password is mailed there and no longer to the old one', async () => {
    const agent = request.agent(app)
    await send(agent, '/sign-in/forgotten', '/sign-in/forgotten', { name: 'harbour.super' })
    await portal.work()
    const token = await mailedToken(admin, 'password', NEW)
    await send(agent, `/password/${token}`, `/password/${token}`, { password: PASSWORD, again: PASSWORD })

    const answer = await send(agent, '/sign-in', '/sign-in', { login: 'harbour.super', password: PASSWORD })

    expect(answer.status).toBe(303)
  })

  test('sent twice is corrected once; of two at once the second is told what it is now', async () => {
    const version = await versionOn(sales, PAGE)
    const first = await correct({ version, email: 'third@harbour.example' })
    const twice = await correct({ version, email: 'third@harbour.example' })
    const late = await correct({ version, email: 'fourth@harbour.example' })

    expect([first.status, twice.status, late.status]).toEqual([303, 303, 409])
    expect(load(late.text)('main').text()).toContain('third@harbour.example')
    expect(load(late.text)('input[name=email]').val()).toBe('fourth@harbour.example')
    expect(await emailOf('harbour.super')).toBe('third@harbour.example')
    expect(await admin('staff_log').where({ action: 'user.email_corrected' })).toHaveLength(2)
  })

  test('is not corrected in an account that is closed', async () => {
    const version = await versionOn(sales, PAGE)
    await admin('accounts')
      .where('id', scopeOf('harbour.super').accountId)
      .update({ closed_at: portal.clock.now(), suspended_at: portal.clock.now() })

    const answer = await send(sales, '/staff', PAGE, { ...FIELDS, version })

    expect(answer.status).toBe(409)
    await admin('accounts')
      .where('id', scopeOf('harbour.super').accountId)
      .update({ closed_at: null, suspended_at: null })
  })
})

test('an administrator proves the second factor again, with a code that was not used', async () => {
  const later = () => portal.clock.set(new Date(portal.clock.now().getTime() + 60_000))
  const boss = request.agent(app)
  const authenticator = await setUpApp(portal, 'admin')
  await send(boss, '/staff/sign-in', '/staff/sign-in', { login: 'admin', password: DEMO_PASSWORD })
  later()
  const door = '/staff/sign-in/second-factor'
  await send(boss, door, door, { code: await authenticator.code(), back: '/staff' })
  later()

  const wrong = await correct({ code: '000000' }, boss)
  const before = await emailOf('harbour.super')
  const right = await correct({ code: await authenticator.code() }, boss)

  expect([wrong.status, right.status]).toEqual([422, 303])
  expect(load(wrong.text)('[name=code]').attr('aria-invalid')).toBe('true')
  expect([before, await emailOf('harbour.super')]).toEqual(['third@harbour.example', NEW])
})
