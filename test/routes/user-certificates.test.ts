import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { addDays, addYears } from '#domain/shared/time.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { makeCsr } from '../support/csrs.ts'
import { aRegistration, register } from '../support/example-registrations.ts'
import { hasOpenssl, openssl } from '../support/openssl.ts'
import { open, send, startPortal } from '../support/portal.ts'
import { mailedToken } from '../support/example-facts.ts'
import { certificateToken, makeUserCertificate, startTlsListener } from '../support/user-certificates.ts'

const portal = await startPortal({}, { demo: true })
const tls = await startTlsListener(portal)
const { services, system } = portal.portal
const { userCertificates } = services
const userOf = (login: string) => portal.admin('users').where({ login }).first()
const mailsTo = async (recipient: string, kind: string) => portal.admin('mails').where({ recipient, kind })
const setMode = (login: string, mode: string) =>
  portal.admin('accounts').where('id', portal.scopeOf(login).accountId).update({ authentication_mode: mode })

describe('the page behind a mailed link', () => {
  test('signs a request that was made elsewhere, by the profile of users', async () => {
    const token = await certificateToken(portal, 'harbour.super')
    const agent = request.agent(portal.app)
    const { csrPem } = makeCsr({ commonName: 'whatever' })

    const answer = await send(agent, `/certificate-links/${token}`, `/certificate-links/${token}`, { csr: csrPem })

    const { id, email } = await userOf('harbour.super')
    const made = readCertificate(load(answer.text)('#certificate').text())
    expect(made.extensions.sans.uri).toEqual([`urn:uuid:${id}`])
    expect(made.subject.fields).toMatchObject({ commonName: 'Margaux Lehoux', email })
    expect(made.notAfter <= addYears(portal.clock.now(), 1)).toBe(true)
    expect(made.notAfter > addDays(portal.clock.now(), 364)).toBe(true)
    expect(await mailsTo(email, 'certificate_made')).toHaveLength(1)
    if (hasOpenssl) {
      const text = await openssl({ 'a.pem': made.pem }, 'x509', '-in', 'a.pem', '-noout', '-text')
      expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature\n/)
      expect(text).toMatch(/X509v3 Extended Key Usage: \s*TLS Web Client Authentication\n/)
      expect(text).toContain('/pki/login.crl')
    }
  })

  test('gives the same certificate once more for the same key, and nothing for another', async () => {
    const token = await certificateToken(portal, 'harbour.super')
    const [first, other] = [makeCsr({ commonName: 'a' }), makeCsr({ commonName: 'a' })]

    const made = await userCertificates.make(system, token, first.csrPem)
    const again = await userCertificates.make(system, token, first.csrPem)

    expect(again).toEqual(made)
    await expect(userCertificates.make(system, token, other.csrPem)).rejects.toMatchObject({ code: 'link_not_valid' })
  })

  test.each([
    ['', 'not a complete certificate request'],
    ['nonsense', 'not a complete certificate request'],
  ])('says what is wrong with %o', async (csr, words) => {
    const token = await certificateToken(portal, 'harbour.super')

    const answer = await send(request.agent(portal.app), `/certificate-links/${token}`, `/certificate-links/${token}`, {
      csr,
    })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('.field-error').text()).toContain(words)
  })

  test('ends after three days, with the next link, and with its user', async () => {
    const token = await certificateToken(portal, 'harbour.reader')
    const statusNow = async (which: string) => (await request(portal.app).get(`/certificate-links/${which}`)).status
    const today = portal.clock.now()

    portal.clock.set(addDays(today, 3))
    const late = await statusNow(token)
    portal.clock.set(today)
    const next = await certificateToken(portal, 'harbour.reader')
    const [replaced, open] = [await statusNow(token), await statusNow(next)]
    await services.users.suspend(portal.scopeOf('harbour.super'), (await userOf('harbour.reader')).id)

    expect([late, replaced, open, await statusNow(next)]).toEqual([404, 404, 200, 404])
    await services.users.reactivate(portal.scopeOf('harbour.super'), (await userOf('harbour.reader')).id)
  })
})

describe('administrators', () => {
  test('see how each certificate stands, and suspend, resume and revoke it', async () => {
    const identity = await makeUserCertificate(portal, 'harbour.reader')
    const { id } = await userOf('harbour.reader')
    const agent = await portal.signIn('harbour.super')
    const page = `/administration/users/${id}`
    const pills = async () =>
      (await open(agent, '/administration/users'))(`a[href="${page}"]`).closest('tr').find('.pill').text()

    expect(await pills()).toMatch(/Active|Actif/)
    await send(agent, page, `${page}/certificate-suspension`)
    const suspended = await pills()
    await send(agent, page, `${page}/certificate-resumption`)
    const back = await tls.signIn(identity)
    await send(agent, `${page}/certificate-revocation`, `${page}/certificate-revocation`)

    expect(suspended).toMatch(/Certificat suspendu/)
    expect(back.status).toBe(303)
    expect(await pills()).toMatch(/Bloqué.*Certificat révoqué/)
    expect(await mailsTo((await userOf('harbour.super')).email, 'user_blocked')).toHaveLength(1)
  })

  test('can’t let a blocked user in again', async () => {
    const { id } = await userOf('harbour.reader')
    const agent = await portal.signIn('harbour.super')

    const answer = await send(agent, '/administration/users', `/administration/users/${id}/reactivation`)

    expect(answer.status).toBe(409)
  })

  test('are refused with the super user, and with themselves', async () => {
    const { id } = await userOf('montclair.super')
    const { manage } = userCertificates
    await portal.admin('users').where('login', 'montclair.buyer').update({ administrative: true })

    await expect(manage.suspend(portal.scopeOf('montclair.buyer'), id)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(manage.revoke(portal.scopeOf('montclair.super'), id)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('an account that signs in by certificate', () => {
  test('is made by its super user, who has signed in with one first', async () => {
    const agent = await portal.signIn('fjord.super')
    const rule = { seen: 'password', wanted: 'client_certificate' }
    const ask = () => send(agent, '/administration/security', '/administration/security', rule)

    const tooEarly = await ask()
    const identity = await makeUserCertificate(portal, 'fjord.super')
    const unproven = await ask()
    await tls.signIn(identity)
    const done = await ask()

    expect([tooEarly.status, unproven.status, done.status]).toEqual([409, 409, 303])
  })

  test('takes no passwords: the answer is that of an unknown login', async () => {
    const agent = request.agent(portal.app)
    const tryIn = async (login: string, password: string) => {
      const answer = await send(agent, '/sign-in', '/sign-in', { login, password })
      return [answer.status, load(answer.text)('.alert').text()]
    }

    expect(await tryIn('fjord.super', DEMO_PASSWORD)).toEqual(await tryIn('nobody.at.all', DEMO_PASSWORD))
    await services.access.askPasswordLink(system, 'fjord.super')
    await portal.work()
    expect(await mailsTo((await userOf('fjord.super')).email, 'password_reset')).toHaveLength(0)
  })

  test('is opened with a link to a certificate for its super user, who has no password', async () => {
    const form = aRegistration({ authenticationMode: 'client_certificate' })
    const page = `/staff/registrations/${await register(portal, form)}`
    const fields = { version: '1', office: 'FR', login: 'certified.super' }

    const answer = await send(await portal.signIn('sales'), page, `${page}/acceptance`, fields)

    expect(answer.status).toBe(303)
    expect(await mailedToken(portal.admin, 'certificate-links', form.corporate.email)).toHaveLength(43)
    expect(await mailsTo(form.corporate.email, 'password_invitation')).toHaveLength(0)
  })

  test('sends those who come new a link to a certificate', async () => {
    await services.users.add(
      portal.scopeOf('fjord.super'),
      '01a1a1a1-0000-7000-8000-00000000000a',
      { name: 'Rory New', login: 'rory.new', email: 'rory@fjord.example', language: 'en', rights: ['technical'] },
      true,
    )

    expect(await mailedToken(portal.admin, 'certificate-links', 'rory@fjord.example')).toHaveLength(43)
  })

  test('goes back to passwords by its super user', async () => {
    const { accountId, actor } = portal.scopeOf('fjord.super')
    const rule = { seen: 'client_certificate', wanted: 'password' } as const
    await services.accounts.chooseSignInRule(system, { accountId, actor }, rule)

    expect(await portal.signIn('fjord.super')).toBeDefined()
  })

  test('lets nobody prove themselves by an old password', async () => {
    await setMode('norrland.super', 'client_certificate')
    const scope = portal.scopeOf('norrland.super')
    const proof = { present: DEMO_PASSWORD, session: '' }
    const { profile } = services

    const email = await profile.askEmailChange(scope, { email: 'x@norrland.example' }, proof)
    const password = profile.changePassword(scope, { present: DEMO_PASSWORD, password: 'never-chosen-by-anybody' }, '')

    expect(email).toBe('signed_in_long_ago')
    await expect(password).rejects.toMatchObject({ code: 'no_password_here' })
    await setMode('norrland.super', 'password')
  })
})

test('whoever’s certificate ends within a month is written to, once', async () => {
  await makeUserCertificate(portal, 'norrland.super')
  const { email } = await userOf('norrland.super')
  const today = portal.clock.now()
  const announcedAfter = async (days: number) => {
    portal.clock.set(addDays(today, days))
    await userCertificates.announceEnds(portal.portal.system)
    return (await mailsTo(email, 'certificate_ending')).length
  }

  const counts = [await announcedAfter(300), await announcedAfter(336), await announcedAfter(337)]
  portal.clock.set(today)

  expect(counts).toEqual([0, 1, 1])
})
