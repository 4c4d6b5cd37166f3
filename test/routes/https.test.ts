import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { startPortal } from '../support/portal.ts'

const HTTPS = 'https://certificates.chancery.example'

/** The answer that begins a session, from that address. A tester's browser holds `Secure` cookies back: they go by hand. */
async function signIn(app: Awaited<ReturnType<typeof startPortal>>['app'], address: string) {
  const page = await request(app).get('/sign-in').set('x-forwarded-for', address)
  const cookie = cookiesOf(page)
    .map((one) => one.split(';')[0])
    .join('; ')
  const fields = { login: 'harbour.super', password: DEMO_PASSWORD, _csrf: load(page.text)('input[name=_csrf]').val() }
  const post = request(app).post('/sign-in').type('form').set('cookie', cookie).set('x-forwarded-for', address)
  const answer = await post.send(fields)
  return { page, answer, session: cookiesOf(answer).find((one) => /^(?:__Host-)?session=/.test(one)) ?? '' }
}

const cookiesOf = ({ headers }: request.Response) => [headers['set-cookie'] ?? []].flat()
const attributesOf = (cookie: string) =>
  cookie
    .split('; ')
    .slice(1)
    .map((one) => one.toLowerCase())

describe('behind https', async () => {
  const { app } = await startPortal({ PUBLIC_URL: HTTPS, TRUST_PROXY: 'loopback' })

  test('every cookie is of this host alone, sent over TLS, out of reach of scripts and of other sites', async () => {
    const { page, answer, session } = await signIn(app, '192.0.2.1')

    expect(answer.status).toBe(303)
    expect(session).toMatch(/^__Host-session=[\w-]{43}/)
    for (const cookie of [...cookiesOf(page), session]) {
      expect(cookie).toMatch(/^__Host-/)
      expect(attributesOf(cookie)).toEqual(expect.arrayContaining(['path=/', 'secure', 'httponly', 'samesite=lax']))
      expect(cookie).not.toMatch(/domain=/i)
    }
  })

  test('browsers are told to come by https alone', async () => {
    const { page } = await signIn(app, '192.0.2.1')

    expect(page.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
  })
})

describe('over http', async () => {
  const { app } = await startPortal({ TRUST_PROXY: 'loopback' })

  test('cookies do without what only https can have, and nothing is said of transport', async () => {
    const { page, session } = await signIn(app, '192.0.2.1')

    expect(session).toMatch(/^session=/)
    expect(attributesOf(session)).toEqual(expect.arrayContaining(['path=/', 'httponly', 'samesite=lax']))
    expect(attributesOf(session)).not.toContain('secure')
    expect(page.headers).not.toHaveProperty('strict-transport-security')
  })
})
