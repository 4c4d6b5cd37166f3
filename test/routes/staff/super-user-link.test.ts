import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { makeCsr } from '../../support/csrs.ts'
import { mailedToken } from '../../support/example-facts.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { makeUserCertificate, startTlsListener } from '../../support/user-certificates.ts'
import { PASSWORD, versionOn } from '../administration/people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, app, clock, scopeOf, signIn } = portal
const { userCertificates } = portal.portal.services
const tls = await startTlsListener(portal)
const boss = await signIn('admin')
const reason = 'The first link had run out; called back.'
const page = (slug: string) => `/staff/accounts/${slug}/super-user/link`
const userOf = (login: string) => admin('users').where({ login }).first()
const byCertificate = (slug: string) =>
  admin('accounts').where({ slug }).update({ authentication_mode: 'client_certificate' })
const logged = (table: 'audit_log' | 'staff_log') =>
  admin(table).where({ action: 'user.link_sent_by_staff' }).orderBy('id', 'desc')

async function sendLink(slug: string, fields: Readonly<Record<string, string>> = {}) {
  // A moment of its own, by which its mail is the newest.
  clock.set(new Date(clock.now().getTime() + 1000))
  const version = await versionOn(boss, page(slug))
  return send(boss, page(slug), page(slug), { id: randomUUID(), version, reason, ...fields })
}

/** Makes a certificate behind the link that was mailed last, as a browser does. */
async function useLink(email: string) {
  const { csrPem, keyPem } = makeCsr({ type: 'p256', commonName: 'sign-in' })
  const made = await userCertificates.make(
    portal.portal.system,
    await mailedToken(admin, 'certificate-links', email),
    csrPem,
  )
  if (made.outcome !== 'made') throw new Error(`no certificate was made: ${made.outcome}`)
  return { key: keyPem, cert: made.pem }
}

describe('staff send the super user a new link', () => {
  test('to a password, by which they are in; both logs keep the reason', async () => {
    const { email } = await userOf('harbour.super')

    const answer = await sendLink('harbour-bakery')

    const token = await mailedToken(admin, 'password', email)
    const agent = request.agent(app)
    await send(agent, `/password/${token}`, `/password/${token}`, { password: PASSWORD, again: PASSWORD })
    const inside = await send(agent, '/sign-in', '/sign-in', { login: 'harbour.super', password: PASSWORD })
    expect([answer.headers['location'], inside.headers['location']]).toEqual(['/staff/accounts/harbour-bakery', '/'])
    for (const table of ['audit_log', 'staff_log'] as const)
      expect((await logged(table))[0].details).toEqual({ login: 'harbour.super', email, reason })
  })

  test('to a certificate where certificates sign in, after the first link and the certificate have run out', async () => {
    const expired = await makeUserCertificate(portal, 'fjord.super')
    await byCertificate('fjord-hosting')
    const { id, email } = await userOf('fjord.super')
    await admin('user_certificates')
      .where('user_id', id)
      .update({ not_after: addDays(clock.now(), -1) })

    const answer = await sendLink('fjord-hosting')

    const [before, after] = [await tls.signIn(expired), await tls.signIn(await useLink(email))]
    expect([answer.status, before.status, after.status]).toEqual([303, 403, 303])
    expect(before.text).toContain('if you are its super user, write to our support')
  })

  test('once, however often the form is sent', async () => {
    const id = randomUUID()
    const before = (await logged('staff_log')).length

    await sendLink('norrland-bank', { id })
    const again = await sendLink('norrland-bank', { id })

    const { email } = await userOf('norrland.super')
    expect(again.status).toBe(303)
    expect(await admin('mails').where({ kind: 'password_invitation', recipient: email })).toHaveLength(1)
    expect(await logged('staff_log')).toHaveLength(before + 1)
  })

  test('not to an address that nobody was asked about, nor to somebody who is blocked', async () => {
    const mailed = async () => (await admin('mails').count())[0]
    const before = await mailed()

    const moved = await sendLink('ville-de-montclair', { version: 'of somebody else' })
    const version = await versionOn(boss, page('ville-de-montclair'))
    const shut = { blocked_at: clock.now(), suspended_at: clock.now() }
    await admin('users').where('login', 'montclair.super').update(shut)
    const blocked = await open(boss, page('ville-de-montclair'))
    const forced = await send(boss, '/staff/accounts', page('ville-de-montclair'), {
      id: randomUUID(),
      version,
      reason,
    })
    await admin('users').where('login', 'montclair.super').update({ blocked_at: null, suspended_at: null })

    expect([moved.status, forced.status]).toEqual([409, 409])
    expect(moved.text).toContain('check that before you send it again')
    expect(blocked('main').text()).toContain('The super user is blocked')
    expect(blocked('form.confirm')).toHaveLength(0)
    expect(await mailed()).toEqual(before)
  })

  test('not for an account that lets nobody in', async () => {
    await admin('accounts').where('slug', 'norrland-bank').update({ suspended_at: clock.now() })

    const answer = await boss.get(page('norrland-bank'))
    const file = await open(boss, '/staff/accounts/norrland-bank')

    expect(answer.status).toBe(409)
    expect(file(`a[href="${page('norrland-bank')}"]`)).toHaveLength(0)
  })

  test('only where they may change super users', async () => {
    const others = await signIn('validation')

    expect((await others.get(page('harbour-bakery'))).status).toBe(403)
  })
})

describe('a user who becomes super user where certificates sign in', () => {
  const handOver = async (login: string) => {
    clock.set(new Date(clock.now().getTime() + 1000))
    const { id, email } = await userOf(login)
    const form = '/staff/accounts/ville-de-montclair/super-user'
    const answer = await send(boss, form, form, {
      id: randomUUID(),
      proof: 'known_person',
      from: email,
      dated: dayOf(clock.now()),
      filed: 'TICKET-7',
      who: id,
      former: 'keeps_rights',
      reason: 'Change of duties',
    })
    const links = await admin('mails').where({ kind: 'certificate_link', recipient: email })
    return { answer, email, links }
  }

  test('without a certificate gets a link to one', async () => {
    await byCertificate('ville-de-montclair')

    const { answer, email } = await handOver('montclair.buyer')

    expect(answer.status).toBe(303)
    expect((await tls.signIn(await useLink(email))).status).toBe(303)
  })

  test('with a suspended one gets another, whose first use ends it', async () => {
    const suspended = await makeUserCertificate(portal, 'montclair.approver')
    const { id } = await userOf('montclair.approver')
    await userCertificates.manage.suspend(scopeOf('montclair.super'), id)

    const { email } = await handOver('montclair.approver')

    const before = await tls.signIn(suspended)
    const next = await tls.signIn(await useLink(email))
    const after = await tls.signIn(suspended)
    expect([before.status, next.status, after.status]).toEqual([403, 303, 403])
    expect([before.text, after.text].map((text) => /suspended|revoked/.exec(text)?.[0])).toEqual([
      'suspended',
      'revoked',
    ])
  })

  test('with a valid one goes on by it', async () => {
    const identity = await makeUserCertificate(portal, 'montclair.super')
    const { email } = await userOf('montclair.super')
    const before = await admin('mails').where({ kind: 'certificate_link', recipient: email })

    const { links } = await handOver('montclair.super')

    expect(links).toHaveLength(before.length)
    expect((await tls.signIn(identity)).status).toBe(303)
  })
})
