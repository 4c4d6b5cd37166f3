import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { mailedToken } from '../support/example-facts.ts'
import { send, startPortal } from '../support/portal.ts'
import { makeUserCertificate, startTlsListener } from '../support/user-certificates.ts'

const portal = await startPortal({}, { demo: true })
const tls = await startTlsListener(portal)
const { services } = portal.portal
const userOf = (login: string) => portal.admin('users').where({ login }).first()
const mailsTo = async (recipient: string, kind: string) => portal.admin('mails').where({ recipient, kind })

describe('the panic button', () => {
  test('shuts its owner out at once, revokes the certificate and tells the super user', async () => {
    const identity = await makeUserCertificate(portal, 'montclair.buyer')
    const [agent, elsewhere] = [await portal.signIn('montclair.buyer'), await portal.signIn('montclair.buyer')]
    const asked = load((await agent.get('/profile/blocking')).text)('form.confirm').text()

    const pressed = await send(agent, '/profile/blocking', '/profile/blocking')
    const said = load((await agent.get('/sign-in')).text)('main').text()
    await portal.work()

    expect(asked).toContain('montclair.buyer')
    expect(pressed.headers['location']).toBe('/sign-in')
    expect(said).toMatch(/bloqué|blocked/)
    expect((await elsewhere.get('/')).headers['location']).toContain('/sign-in')
    expect((await tls.signIn(identity)).status).toBe(403)
    const entry = await portal.admin('ca_issued').where('certificate_pem', identity.cert).first()
    expect(entry.revocation_reason).toBe('keyCompromise')
    expect(await crlLists(entry.serial)).toBe(true)
    expect(await mailsTo((await userOf('montclair.super')).email, 'user_blocked')).toHaveLength(1)
    await expect(portal.signIn('montclair.buyer')).rejects.toThrow('401')
  })

  test('is undone by staff alone, who say why, and by a new password where the account has passwords', async () => {
    const { id, email } = await userOf('montclair.buyer')
    const staff = await portal.signIn('admin')
    const page = `/staff/blocked-users/${id}`

    const without = await send(staff, page, `${page}/reopening`, { reason: '' })
    const done = await send(staff, page, `${page}/reopening`, { reason: 'Called back at the head office' })

    expect(without.status).toBe(422)
    expect(done.status).toBe(303)
    expect(await userOf('montclair.buyer')).toMatchObject({ blocked_at: null, suspended_at: null })
    await expect(portal.signIn('montclair.buyer')).rejects.toThrow('401')
    expect(await mailedToken(portal.admin, 'password', email)).toHaveLength(43)
    expect((await staff.get(page)).status).toBe(404)
    const [kept] = await portal.admin('audit_log').where({ action: 'user.reopened', subject: 'montclair.buyer' })
    expect(kept.details).toMatchObject({ reason: 'Called back at the head office' })
    expect(await portal.admin('staff_log').where({ action: 'user.reopened' })).toHaveLength(1)
  })

  test('being undone lets nobody in whom their account had suspended before', async () => {
    const boss = portal.scopeOf('montclair.super')
    const { id, email } = await userOf('montclair.approver')
    await makeUserCertificate(portal, 'montclair.approver')
    const page = `/staff/blocked-users/${id}`
    // Somebody else approves, so that this one may be suspended.
    await portal.admin('users').where('login', 'montclair.buyer').update({ approval: true })

    await services.users.suspend(boss, id)
    const { suspended_at: since } = await userOf('montclair.approver')
    portal.clock.set(addDays(portal.clock.now(), 1))
    await services.userCertificates.manage.revoke(boss, id)
    const staff = await portal.signIn('admin')
    const invited = (await mailsTo(email, 'password_invitation')).length
    const asked = load((await staff.get(page)).text)('form.confirm').text()
    await send(staff, page, `${page}/reopening`, { reason: 'Called back at the head office' })

    const kept = await userOf('montclair.approver')
    expect(asked).toContain('no link is sent')
    expect(kept).toMatchObject({ blocked_at: null, suspended_at: since, stays_suspended: false })
    expect(await mailsTo(email, 'password_invitation')).toHaveLength(invited)
    await services.users.reactivate(boss, id)
    expect(await userOf('montclair.approver')).toMatchObject({ suspended_at: null })
  })

  test('being undone keeps the suspension of a super user who was handed over while blocked', async () => {
    const [sales, staff] = [await portal.signIn('sales'), await portal.signIn('admin')]
    const { id } = await userOf('harbour.super')
    const next = await userOf('harbour.reader')
    await portal.admin('users').where('id', next.id).update({ suspended_at: null, blocked_at: null })
    const agent = await portal.signIn('harbour.super')
    await send(agent, '/profile/blocking', '/profile/blocking')
    const form = '/staff/accounts/harbour-bakery/super-user'
    const change = {
      proof: 'signed_letter',
      from: 'Anne Leroy',
      filed: 'LETTER-1',
      former: 'suspended',
      reason: 'Gone',
    }
    const dated = portal.clock.now().toISOString().slice(0, 10)

    await send(sales, form, form, { ...change, id: randomUUID(), who: next.id, dated })
    const page = `/staff/blocked-users/${id}`
    await send(staff, page, `${page}/reopening`, { reason: 'Called back at the head office' })

    const kept = await userOf('harbour.super')
    expect([kept.is_super_user, kept.blocked_at, kept.suspended_at === null]).toEqual([false, null, false])
  })
})

async function crlLists(serial: string): Promise<boolean> {
  const { body } = await request(portal.app)
    .get('/pki/login.crl')
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => {
        done(null, Buffer.concat(chunks))
      })
    })
  return (body as Buffer).includes(Buffer.from(serial, 'hex'))
}
