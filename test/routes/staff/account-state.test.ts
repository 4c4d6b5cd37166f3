import request from 'supertest'
import { afterEach, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'

const { admin, app, portal, signIn, scopeOf, story, clock, work } = await startPortal()
const boss = await signIn('admin')
const FILE = '/staff/accounts/harbour-bakery'
const act = (name: string, fields: Record<string, string> = { reason: 'Three invoices are late' }, file = FILE) =>
  send(boss, `${file}/${name}`, `${file}/${name}`, fields)
const account = (slug = 'harbour-bakery') => admin('accounts').where({ slug }).first()
const logIn = (login = 'harbour.super', password = DEMO_PASSWORD) =>
  send(request.agent(app), '/sign-in', '/sign-in', { login, password })
const mailsTo = (recipient: string) =>
  admin('mails').where({ recipient }).orderBy('created_at').orderBy('id').pluck('kind')

afterEach(() => admin('accounts').update({ suspended_at: null, suspension_reason: null, closed_at: null }))

describe('suspending an account', () => {
  test('ends every session, shuts the door and says why to those who knock rightly', async () => {
    const owner = await signIn('harbour.super')
    const stranger = await signIn('norrland.super')

    const answer = await act('suspension')

    expect([answer.status, answer.headers['location']]).toEqual([303, FILE])
    expect((await owner.get('/orders')).headers['location']).toContain('/sign-in')
    expect((await stranger.get('/orders')).status).toBe(200)
    const [right, wrong] = [await logIn(), await logIn('harbour.super', 'not the password')]
    expect([right.status, wrong.status]).toEqual([403, 401])
    expect(right.text).toContain('Your account is suspended')
    expect(wrong.text).not.toContain('suspended')
  })

  test('refuses its API keys, and says so to whoever has the secret', async () => {
    const key = await portal.services.access.createApiUser(scopeOf('harbour.super'), {
      id: randomUUID(),
      name: 'Provisioning',
      scopes: ['account_read'],
      networks: [],
      expiresAt: null,
    })
    const ask = (token: string | null) => request(app).get('/api/v1/account').set('authorization', `Bearer ${token}`)
    const before = await ask(key)

    await act('suspension')

    const [after, wrong] = [await ask(key), await ask(`${key?.split('.')[0]}.wrong`)]
    expect(before.status).toBe(200)
    expect([after.status, after.body.code]).toEqual([403, 'api_account_shut'])
    expect([wrong.status, wrong.body.code]).toEqual([401, 'api_key_wrong'])
  })

  test('tells the super user by mail, and stands in both logs with its reason', async () => {
    await act('suspension', { reason: 'Factures impayées' })

    const mail = await admin('mails').where({ kind: 'account_suspended' }).orderBy('id', 'desc').first()
    expect(mail.recipient).toBe('margaux@harbour-bakery.example')
    expect(mail.text_body).toContain('Factures impayées')
    for (const table of ['audit_log', 'staff_log']) {
      const log = await admin(table).where({ action: 'account.suspended' }).orderBy('id', 'desc').first()
      expect(log.details).toEqual({ reason: 'Factures impayées' })
    }
  })

  test('needs a reason', async () => {
    const answer = await act('suspension', { reason: '  ' })

    expect(answer.status).toBe(422)
    expect((await account()).suspended_at).toBeNull()
  })

  test('is told that it is done already by somebody else', async () => {
    await act('suspension')

    expect((await act('suspension')).status).toBe(409)
    expect((await boss.get(`${FILE}/suspension`)).status).toBe(409)
  })

  test('is taken back by opening the account again', async () => {
    await act('suspension')

    const answer = await act('reopening', { reason: 'All is paid' })

    expect(answer.status).toBe(303)
    expect(await account()).toMatchObject({ suspended_at: null, suspension_reason: null })
    expect((await logIn()).status).toBe(303)
    expect(await mailsTo('margaux@harbour-bakery.example')).toContain('account_reopened')
  })
})

describe('closing an account', () => {
  const NORRLAND = '/staff/accounts/norrland-bank'

  test('waits for open orders and money owed, and says so', async () => {
    await story('harbour.super').order(anOrder({ product: 'positivessl' }))

    const page = await open(boss, `${FILE}/closure`)
    const answer = await act('closure')

    expect(page('main').text()).toContain('Orders are in progress')
    expect(page('main').text()).toContain('Invoices are unpaid')
    expect(page('form.confirm')).toHaveLength(0)
    expect(answer.status).toBe(409)
    expect((await account()).closed_at).toBeNull()
  })

  test('waits for money that we hold', async () => {
    await portal.services.payments.topUpDeposit(scopeOf('norrland.super'), 5000n, 'VIR-1')

    const answer = await act('closure', undefined, NORRLAND)

    expect(answer.status).toBe(409)
    expect(answer.text).toContain('We hold money of the customer')
  })

  test('is for good', async () => {
    const fjord = '/staff/accounts/fjord-hosting'

    const answer = await act('closure', { reason: 'The company has ceased' }, fjord)

    expect(answer.status).toBe(303)
    expect(await account('fjord-hosting')).toMatchObject({ closed_at: clock.now(), suspended_at: clock.now() })
    expect((await logIn('fjord.super')).text).toContain('Your account is closed')
    expect((await act('reopening', undefined, fjord)).status).toBe(409)
    expect((await boss.get(`${fjord}/super-user`)).status).toBe(200)
    expect((await open(boss, fjord))('.alert').text()).toContain('The company has ceased')
    await work()
    expect(await mailsTo('isla@fjord-hosting.example')).toContain('account_closed')
  })
})
