import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'

const { admin, app, clock, story, signIn } = await startPortal()
const browser = await signIn('fjord.super')
const LIST = '/administration/api-users'
const FORM = `${LIST}/new`
const WISH = { name: 'Provisioning', scopes: ['account_read', 'orders_read'], networks: '', expires: '' }

const makeKey = async (wish: Record<string, string | string[]> = {}) => {
  const answer = await send(browser, FORM, LIST, { ...WISH, ...wish })
  expect(answer.status).toBe(200)
  return /ck_[A-Za-z0-9]{20}\.[\w-]{43}/.exec(answer.text)?.[0] ?? ''
}

const ask = (key: string, path = '/api/v1/account') => request(app).get(path).set('Authorization', `Bearer ${key}`)

describe('the key of an API user', () => {
  test('is shown once, kept as its hash, and says whose it is', async () => {
    const key = await makeKey()

    const { body } = await ask(key).expect(200)

    expect(body).toEqual({
      account: { name: 'Fjord Hosting', purchase_option: 'bulk', currency: 'GBP' },
      key: expect.objectContaining({ name: 'Provisioning', scopes: ['account:read', 'orders:read'], expires_at: null }),
    })
    expect((await browser.get('/administration/api-users')).text).not.toContain(key.split('.')[1])
    const { rows } = await admin.raw<{ rows: { text: string }[] }>(`select to_jsonb(u)::text as text from api_users u`)
    expect(rows.map(({ text }) => text).join()).not.toContain(key.split('.')[1])
  })

  test('is taken as name and password too', async () => {
    const [name = '', password = ''] = (await makeKey()).split('.')
    await request(app).get('/api/v1/account').auth(name, password).expect(200)
  })

  test('is made once, however often the form is sent', async () => {
    const id = '5d0f1a52-0000-4000-8000-000000000001'
    await makeKey({ id })
    expect((await send(browser, FORM, LIST, { ...WISH, id })).headers['location']).toBe('/administration/api-users')
    const { rows } = await admin.raw<{ rows: unknown[] }>('select 1 from api_users where id = ?', [id])
    expect(rows).toHaveLength(1)
  })

  test('reads the orders of its account, page by page, and no others', async () => {
    const mine = [await story('fjord.super').order(anOrder()), await story('fjord.super').order(anOrder())]
    await story('harbour.super').order(anOrder())
    const key = await makeKey()

    const first = (await ask(key, '/api/v1/orders?length=10').expect(200)).body as { orders: { reference: string }[] }

    expect(first.orders.map(({ reference }) => reference).sort()).toEqual(mine.sort())
    expect(first).toHaveProperty('next', null)
  })

  test('does only what its scopes cover', async () => {
    const key = await makeKey({ scopes: 'account_read' })
    const { body } = await ask(key, '/api/v1/orders').expect(403)
    expect(body).toMatchObject({ code: 'api_scope_missing', scope: 'orders:read' })
  })

  test('comes only from its networks', async () => {
    expect((await ask(await makeKey({ networks: '192.0.2.0/24' })).expect(403)).body).toMatchObject({
      code: 'api_network_refused',
      status: 403,
    })
    await ask(await makeKey({ networks: '192.0.2.0/24\n127.0.0.0/8\n::1' })).expect(200)
  })

  test('ends on its last day', async () => {
    const today = clock.now()
    const key = await makeKey({ expires: today.toISOString().slice(0, 10) })
    await ask(key).expect(200)
    clock.set(addDays(today, 1))
    expect((await ask(key).expect(401)).body).toMatchObject({ code: 'api_key_expired' })
    clock.set(today)
  })

  test('ends at once when it is revoked, which the log tells', async () => {
    const key = await makeKey({ name: 'Revoked one' })
    const $ = await open(browser, '/administration/api-users')
    const page = $('tr:contains("Revoked one") a').attr('href') ?? ''

    await send(browser, page, page)

    const { body, headers } = await ask(key).expect(401)
    expect(body).toMatchObject({ code: 'api_key_revoked', detail: 'This API key has been revoked.' })
    expect(headers['content-type']).toMatch('application/problem+json')
    const log = await open(browser, '/administration/logs?action=api_user.revoked')
    expect(log('tbody tr').text()).toContain('Revoked one')
  })

  test('is noted with its last use', async () => {
    await ask(await makeKey({ name: 'Used one' })).expect(200)
    const $ = await open(browser, '/administration/api-users')
    expect($('tr:contains("Used one") time')).toHaveLength(1)
  })
})

describe('a wrong key', () => {
  test('gets one answer, whether the key exists or not', async () => {
    const [keyId] = (await makeKey()).split('.')
    const answers = await Promise.all([
      ask(`${keyId}.wrong`),
      ask('ck_00000000000000000000.wrong'),
      ask('nonsense'),
      request(app).get('/api/v1/account'),
    ])
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0].headers['www-authenticate']).toContain('Bearer')
  })

  test('is stopped after thirty tries from one address', async () => {
    for (let tries = 0; tries < 30; tries++) await ask('ck_00000000000000000000.wrong')
    await ask('ck_00000000000000000000.wrong').expect(429)
  })
})

test.each([
  ['name', { name: ' ' }],
  ['scopes', { scopes: [] }],
  ['scopes', { scopes: 'everything' }],
  ['networks', { networks: 'the office' }],
  ['expires', { expires: '2020-01-01' }],
  ['expires', { expires: 'tomorrow' }],
])('a wrong %s gives the form back: %j', async (field, wrong) => {
  const answer = await send(browser, FORM, LIST, { ...WISH, name: 'Kept', ...wrong })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(`field-${field}-error`)
})

test('an address of the API that is none is a problem in JSON', async () => {
  const { body } = await request(app).get('/api/v1/nothing').expect(404)
  expect(body).toMatchObject({ code: 'page_not_found', status: 404 })
})
