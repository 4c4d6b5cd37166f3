import { load } from 'cheerio'
import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { cookieOf, send, startPortal } from '../support/portal.ts'
import { makeUserCertificate, startTlsListener, type TlsAnswer } from '../support/user-certificates.ts'

const portal = await startPortal({}, { demo: true })
const { app, admin } = portal
const tls = await startTlsListener(portal)
const identity = await makeUserCertificate(portal, 'harbour.super')

/** The session that an answer gives, as a browser sends it back. */
const sessionIn = ({ cookies }: TlsAnswer) =>
  /^session=[\w-]{43}(?=;)/.exec(cookies.find((one) => one.startsWith('session=')) ?? '')?.[0] ?? ''
/** The same page at the TLS listener, with and without the certificate, and at the portal. */
const opened = async (cookie: string, page = '/profile') => [
  (await tls.ask(page, { headers: { cookie } })).status,
  (await tls.ask(page, { identity, headers: { cookie } })).status,
  (await request(app).get(page).set('Cookie', cookie)).status,
]
const OPEN = [200, 200, 200]
const TO_SIGN_IN = [303, 303, 303]

async function signOut(cookie: string): Promise<TlsAnswer> {
  const page = await tls.ask('/profile', { identity, headers: { cookie } })
  const csrf = String(load(page.text)('form[action="/sign-out"] input[name=_csrf]').val())
  return tls.ask('/sign-out', { identity, headers: { cookie }, form: { _csrf: csrf } })
}

beforeEach(() => admin('sessions').delete())

describe('a session cookie that somebody has planted before the sign-in by certificate', () => {
  test('is another one afterwards, and opens nothing', async () => {
    const planted = `session=${'p'.repeat(43)}`

    const session = sessionIn(await tls.signIn(identity, planted))

    expect(session).toMatch(/^session=/)
    expect(session).not.toBe(planted)
    expect(await opened(session)).toEqual(OPEN)
    expect(await opened(planted)).toEqual(TO_SIGN_IN)
    expect(await admin('sessions')).toHaveLength(1)
  })

  test('and that is a running session of their own does not become that of the bearer', async () => {
    const theirs = request.agent(app)
    await send(theirs, '/sign-in', '/sign-in', { login: 'fjord.super', password: DEMO_PASSWORD })
    const planted = /session=[^;]+/.exec(await cookieOf(theirs, '/profile'))?.[0] ?? ''

    const session = sessionIn(await tls.signIn(identity, planted))

    const [mine, thine] = await Promise.all(
      [session, planted].map((cookie) => tls.ask('/profile', { identity, headers: { cookie } })),
    )
    expect(session).not.toBe(planted)
    expect(mine?.text).toContain('Margaux Lehoux')
    expect(thine?.status).toBe(200)
    expect(thine?.text).not.toContain('Margaux Lehoux')
  })
})

describe('signing out of a session that a certificate has opened', () => {
  test('ends it on the server: the old cookie opens nothing, with or without the certificate', async () => {
    const session = sessionIn(await tls.signIn(identity))
    const before = await opened(session)

    const answer = await signOut(session)

    expect(before).toEqual(OPEN)
    expect([answer.status, answer.location]).toEqual([303, '/sign-in'])
    expect(answer.cookies.join()).toMatch(/session=;.*Max-Age=0/)
    expect(await opened(session)).toEqual(TO_SIGN_IN)
    expect(await admin('sessions')).toEqual([])
  })

  test('leaves nobody signed in by the certificate alone: its button must be pressed, and gives a new session', async () => {
    const session = sessionIn(await tls.signIn(identity))
    await signOut(session)

    const alone = await opened('')
    const again = sessionIn(await tls.signIn(identity, session))

    expect(alone).toEqual(TO_SIGN_IN)
    expect(again).not.toBe(session)
    expect([await opened(again), await opened(session)]).toEqual([OPEN, TO_SIGN_IN])
  })

  test('ends that one alone: another session of the same bearer goes on', async () => {
    const [one, other] = [sessionIn(await tls.signIn(identity)), sessionIn(await tls.signIn(identity))]

    await signOut(one)

    expect([await opened(one), await opened(other)]).toEqual([TO_SIGN_IN, OPEN])
  })
})

test('a look of the staff at an account ends when its browser signs in by certificate', async () => {
  const staff = await portal.signIn('sales')
  const file = '/staff/accounts/fjord-hosting'
  await send(staff, `${file}/views/new`, `${file}/views`, { reason: 'Asks why an order waits' })
  const looking = /staff-session=[^;]+/.exec(await cookieOf(staff, '/orders'))?.[0] ?? ''
  const before = await tls.ask('/profile', { headers: { cookie: looking } })

  const session = sessionIn(await tls.signIn(identity, looking))

  const after = await tls.ask('/profile', { headers: { cookie: `${looking}; ${session}` } })
  expect(before.text).not.toContain('Margaux Lehoux')
  expect(after.status).toBe(200)
  expect(after.text).toContain('Margaux Lehoux')
  expect(await admin('staff_log').where({ action: 'account.view_ended' }).pluck('subject')).toEqual(['fjord-hosting'])
})
