import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { mailedToken, passwordToken } from '../../support/example-facts.ts'
import { send, startPortal, type Agent } from '../../support/portal.ts'
import { plantPasskey, setUpApp } from '../../support/second-factor.ts'
import { makeUserCertificate, startTlsListener } from '../../support/user-certificates.ts'
import { PASSWORD, versionOn } from '../administration/people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, app, signIn } = portal
const tls = await startTlsListener(portal)
const sales = await signIn('sales')
const READERS = 'the reader of the old mailbox'

const browser = () => request.agent(app)
const enter = (login: string, password: string, agent: Agent = browser()) =>
  send(agent, '/sign-in', '/sign-in', { login, password })
const choose = (token: string, password: string) =>
  send(browser(), `/password/${token}`, `/password/${token}`, { password, again: password })
const userOf = (login: string) => admin('users').where({ login }).first()

async function correct(slug: string, email: string, mailbox: 'trusted' | 'in_doubt') {
  const page = `/staff/accounts/${slug}/super-user/email`
  const fields = { email, mailbox, filed: 'LETTER-12', reason: 'The domain of the mailbox was sold; letter on file.' }
  return send(sales, page, page, { ...fields, version: await versionOn(sales, page) })
}

describe('where somebody else may have read the old mailbox', () => {
  test('a password that they chose opens nothing any more, nor does their session, nor the password before', async () => {
    await choose(await passwordToken(portal, 'harbour.super'), READERS)
    const theirs = browser()
    const before = await enter('harbour.super', READERS, theirs)

    const answer = await correct('harbour-bakery', 'margaux@harbour.example', 'in_doubt')

    expect([before.status, answer.status]).toEqual([303, 303])
    expect((await theirs.get('/')).headers['location']).toContain('/sign-in')
    expect((await enter('harbour.super', READERS)).status).toBe(401)
    expect((await enter('harbour.super', DEMO_PASSWORD)).status).toBe(401)
  })

  test('a link for one use goes to the new address, and the former password is not chosen again', async () => {
    const token = await mailedToken(admin, 'password', 'margaux@harbour.example')

    const former = await choose(token, READERS)
    const chosen = await choose(token, PASSWORD)
    const twice = await choose(token, `${PASSWORD} again`)

    expect([former.status, chosen.status, twice.status]).toEqual([422, 303, 404])
    expect((await enter('harbour.super', PASSWORD)).headers['location']).toBe('/')
    const kinds = await admin('mails').where('recipient', 'margaux@harbour.example').pluck('kind')
    expect(kinds).toEqual(expect.arrayContaining(['email_corrected', 'password_invitation']))
    expect(
      await admin('mails').where({ kind: 'password_invitation', recipient: 'margaux@harbour-bakery.example' }),
    ).toEqual([])
  })

  test('second factor, passkeys and recovery codes end, which both logs and the owner are told', async () => {
    await setUpApp(portal, 'fjord.super')
    await plantPasskey(portal, 'fjord.super')
    const { id } = await userOf('fjord.super')

    await correct('fjord-hosting', 'new@fjord.example', 'in_doubt')

    expect(await admin('second_factors').where('user_id', id)).toEqual([])
    expect(await admin('passkeys')).toEqual([])
    const [told] = await admin('mails').where({ kind: 'two_factor_changed', recipient: 'new@fjord.example' })
    expect(told).toBeDefined()
    const logged = await admin('audit_log').where('subject', 'fjord.super').orderBy('id').pluck('action')
    expect(logged).toEqual(
      expect.arrayContaining(['user.email_corrected', 'two_factor.reset', 'password_link.invited']),
    )
    const staffLog = await admin('staff_log')
      .where({ action: 'user.email_corrected', subject: 'fjord-hosting' })
      .first()
    expect(staffLog.details).toMatchObject({ mailbox: 'in_doubt', to: 'new@fjord.example' })
  })

  test('a certificate opens nothing any more, and where certificates sign in the link is to a new one', async () => {
    const identity = await makeUserCertificate(portal, 'montclair.super')
    await admin('accounts').where('slug', 'ville-de-montclair').update({ authentication_mode: 'client_certificate' })
    const before = await tls.signIn(identity)

    await correct('ville-de-montclair', 'new@montclair.example', 'in_doubt')
    await portal.work()

    const after = await tls.signIn(identity)
    expect([before.status, after.status]).toEqual([303, 403])
    expect(after.text).toContain('revoked')
    expect(await mailedToken(admin, 'certificate-links', 'new@montclair.example')).toMatch(/^[\w-]{43}$/)
  })
})

test('where nobody else has read there, password and second factor stay', async () => {
  await setUpApp(portal, 'norrland.super')

  await correct('norrland-bank', 'new@norrland.example', 'trusted')

  const again = await enter('norrland.super', DEMO_PASSWORD)
  expect([again.status, again.headers['location']]).toEqual([303, '/sign-in/second-factor?back=%2F'])
  expect(await admin('mails').where({ kind: 'password_invitation', recipient: 'new@norrland.example' })).toEqual([])
})
