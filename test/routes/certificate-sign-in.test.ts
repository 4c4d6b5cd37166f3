import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { makeCsr } from '../support/csrs.ts'
import { hasCurl } from '../support/curl.ts'
import { hasOpenssl, opensslBytes } from '../support/openssl.ts'
import { startPortal } from '../support/portal.ts'
import { makeUserCertificate, startTlsListener, type Identity } from '../support/user-certificates.ts'

const run = promisify(execFile)
const portal = await startPortal({}, { demo: true })
const tls = await startTlsListener(portal)
const { services, system } = portal.portal
const { userCertificates } = services

const said = (text: string) => load(text)('.alert').text().replaceAll(/\s+/g, ' ')
const userOf = (login: string) => portal.admin('users').where({ login }).first()
const logOf = async (login: string, action: string) => portal.admin('audit_log').where({ subject: login, action })

describe('a certificate of ours', () => {
  test('opens a session in the place of login and password, and sends the browser to the portal', async () => {
    const identity = await makeUserCertificate(portal, 'harbour.super')

    const page = await tls.ask('/sign-in/certificate?back=%2Forders', { identity })
    const answer = await tls.signIn(identity)

    expect(load(page.text)('form strong').text()).toContain('Margaux Lehoux')
    expect(load(page.text)('form.card input[name=back]').val()).toBe('/orders')
    expect(answer).toMatchObject({ status: 303, location: 'http://localhost:3999/' })
    const cookie = answer.cookies.find((one) => one.startsWith('session=')) ?? ''
    const home = await tls.ask('/profile', { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(home.text).toContain('Margaux Lehoux')
    expect(await logOf('harbour.super', 'sign_in.succeeded')).toHaveLength(1)
  })

  test('serves with an RSA key as well', async () => {
    const identity = await makeUserCertificate(portal, 'harbour.reader', 'rsa2048')

    expect(await tls.signIn(identity)).toMatchObject({ status: 303 })
  })

  test.runIf(hasCurl)('lets curl in, with its cookie jar as its only memory', async () => {
    const identity = await makeUserCertificate(portal, 'norrland.super')

    const { page, status, profile } = await signInByCurl(tls.url, identity)

    expect(load(page)('form strong').text()).toContain('Elin Sandström')
    expect(status).toBe('303')
    expect(load(profile)('main').text()).toContain('norrland.super')
  })

  test('ends the former one by its first use, and not before', async () => {
    const former = await makeUserCertificate(portal, 'fjord.super')
    await tls.signIn(former)
    const next = await makeUserCertificate(portal, 'fjord.super')

    const before = await tls.signIn(former)
    const first = await tls.signIn(next)
    const after = await tls.signIn(former)
    await portal.work()

    expect([before.status, first.status, after.status]).toEqual([303, 303, 403])
    expect(said(after.text)).toContain('revoked')
    expect(await revokedReason(former)).toBe('superseded')
  })
})

describe('refused by name is', () => {
  test('a browser that shows none', async () => {
    const answer = await tls.signIn(null)

    expect(answer.status).toBe(401)
    expect(said(answer.text)).toContain('showed no certificate')
  })

  test.runIf(hasOpenssl)('one that somebody has signed under our names', async () => {
    const [issuing = ''] = await userCertificates.authorities()
    const identity = foreignCertificate(issuing)

    const answer = await tls.signIn(identity)

    expect(answer.status).toBe(403)
    expect(said(answer.text)).toContain('not issued by this portal')
  })

  test('one that was signed by another authority of this house', async () => {
    const identity = await portal.portal.serverIdentity('localhost')

    expect(said((await tls.signIn(identity)).text)).toContain('not issued by this portal')
  })

  test('one of ours that nobody has', async () => {
    const { csrPem, keyPem } = makeCsr({ commonName: 'x' })
    const about = {
      userId: (await userOf('harbour.super')).id,
      name: 'Nobody',
      email: 'n@x.example',
      organization: 'X',
    }
    const cert = await portal.portal.userAuthority.issue({
      reference: 'stray',
      csrPem,
      ...about,
      notAfter: addDays(portal.clock.now(), 9),
    })

    expect(said((await tls.signIn({ key: keyPem, cert: cert ?? '' })).text)).toContain('known to nobody')
  })

  test('one before its time, after it, suspended and revoked', async () => {
    const identity = await makeUserCertificate(portal, 'montclair.buyer')
    const { id } = await userOf('montclair.buyer')
    const boss = portal.scopeOf('montclair.super')
    const today = portal.clock.now()
    const saidAt = async (days: number) => {
      portal.clock.set(addDays(today, days))
      const answer = await tls.signIn(identity)
      portal.clock.set(today)
      return said(answer.text)
    }

    expect(await saidAt(-1)).toContain('not valid yet')
    expect(await saidAt(366)).toContain('expired')
    await userCertificates.manage.suspend(boss, id)
    expect(await saidAt(0)).toContain('suspended')
    await userCertificates.manage.resume(boss, id)
    expect(await saidAt(0)).toBe('')
    await userCertificates.manage.revoke(boss, id)
    expect(await saidAt(0)).toContain('revoked')
    const lines = await logOf('montclair.buyer', 'user_certificate.refused')
    expect(lines.map(({ details }) => details.why).sort()).toEqual(['expired', 'not_yet_valid', 'revoked', 'suspended'])
  })

  test.each([
    ['user_suspended', { suspended_at: new Date() }, 'Your access is suspended'],
    ['user_blocked', { suspended_at: new Date(), blocked_at: new Date() }, 'Your access is blocked'],
  ])('a user: %s', async (_state, columns, words) => {
    const identity = await makeUserCertificate(portal, 'montclair.approver')
    await portal.admin('users').where('login', 'montclair.approver').update(columns)

    const answer = await tls.signIn(identity)
    await portal.admin('users').where('login', 'montclair.approver').update({ suspended_at: null, blocked_at: null })

    expect(said(answer.text)).toContain(words)
  })

  test('a locked user and one of a suspended account', async () => {
    const identity = await makeUserCertificate(portal, 'montclair.approver')
    const account = portal.admin('accounts').where('id', portal.scopeOf('montclair.approver').accountId)
    for (let attempt = 1; attempt <= 5; attempt++) {
      const guess = { login: 'montclair.approver', password: 'no', address: '192.0.2.9', userAgent: 'test' }
      await services.access.signInUser(system, guess)
    }

    const locked = await tls.signIn(identity)
    await account.clone().update({ suspended_at: new Date() })
    const suspended = await tls.signIn(identity)
    await account.clone().update({ suspended_at: null })

    expect(said(locked.text)).toContain('locked')
    expect(said(suspended.text)).toContain('account of your organization is suspended')
  })
})

test('where no password opens anything, five wrong ones shut nobody out, and the door does not tell', async () => {
  await portal.admin('users').where('login', 'montclair.buyer').update({ suspended_at: null, blocked_at: null })
  const identity = await makeUserCertificate(portal, 'montclair.buyer')
  const account = portal.admin('accounts').where('id', portal.scopeOf('montclair.buyer').accountId)
  await account.clone().update({ authentication_mode: 'client_certificate' })
  const guess = (login: string) =>
    services.access.signInUser(system, { login, password: 'no', address: '192.0.2.10', userAgent: 'test' })
  const outcomes: Record<'montclair.buyer' | 'montclair.nobody', string[]> = {
    'montclair.buyer': [],
    'montclair.nobody': [],
  }

  for (const login of ['montclair.buyer', 'montclair.nobody'] as const)
    for (let attempt = 1; attempt <= 6; attempt++) outcomes[login].push((await guess(login)).outcome)
  const answer = await tls.signIn(identity)
  await portal.work()
  await account.clone().update({ authentication_mode: 'password' })

  expect(answer).toMatchObject({ status: 303 })
  expect(outcomes['montclair.buyer']).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'locked', 'locked'])
  expect(outcomes['montclair.nobody']).toEqual(outcomes['montclair.buyer'])
  const since = (await logOf('montclair.buyer', 'sign_in.locked')).length
  expect([since, (await logOf('montclair.buyer', 'sign_in.failed')).length]).toEqual([0, 6])
})

test('where the account demands a second factor, it is asked after the certificate too', async () => {
  const identity = await makeUserCertificate(portal, 'harbour.super')
  await setMode('harbour.super', 'two_factor')

  const answer = await tls.signIn(identity)
  await setMode('harbour.super', 'password')

  expect(answer.location).toContain('/sign-in/second-factor')
  expect(answer.cookies.some((one) => one.startsWith('session='))).toBe(false)
})

async function setMode(login: string, mode: string): Promise<void> {
  await portal.admin('accounts').where('id', portal.scopeOf(login).accountId).update({ authentication_mode: mode })
}

async function revokedReason({ cert }: Identity): Promise<string | undefined> {
  const row = await portal.admin('ca_issued').where('certificate_pem', cert).first('revocation_reason')
  return row?.revocation_reason
}

/** A certificate whose issuer is called as ours is. */
function foreignCertificate(issuing: string): Identity {
  const files = { 'ours.pem': issuing }
  const name = opensslBytes(files, 'x509', '-in', 'ours.pem', '-noout', '-subject', '-nameopt', 'RFC2253').toString()
  const parts = name
    .replace(/^subject=/, '')
    .trim()
    .split(',')
    .reverse()
    .join('/')
  const [caKey, key] = [ecKey(), ecKey()]
  const ca = opensslBytes({ 'ca.key': caKey }, 'req', '-x509', '-key', 'ca.key', '-subj', `/${parts}`).toString()
  const csr = opensslBytes({ 'a.key': key }, 'req', '-new', '-key', 'a.key', '-subj', '/CN=Margaux Lehoux').toString()
  const signing = ['x509', '-req', '-in', 'a.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key']
  return { key, cert: opensslBytes({ 'a.csr': csr, 'ca.pem': ca, 'ca.key': caKey }, ...signing).toString() }
}

const ecKey = () => opensslBytes({}, 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256').toString()

/** Opens the page, presses its button and goes on to the profile, with a cookie jar as a browser has one. */
async function signInByCurl(url: string, { key, cert }: Identity) {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-curl-'))
  const [keyFile, certFile, jar] = ['key.pem', 'cert.pem', 'jar'].map((name) => join(folder, name))
  writeFileSync(keyFile!, key)
  writeFileSync(certFile!, cert)
  const kept = ['-sk', '--noproxy', '*', '--key', keyFile!, '--cert', certFile!, '-b', jar!, '-c', jar!]
  const curl = async (...args: string[]) => (await run('curl', [...kept, ...args])).stdout
  try {
    const page = await curl(`${url}/sign-in/certificate`)
    const csrf = String(load(page)('form.card input[name=_csrf]').val())
    const form = ['--data-urlencode', `_csrf=${csrf}`, '--data-urlencode', 'back=/profile']
    const status = await curl(...form, '-o', '/dev/null', '-w', '%{http_code}', `${url}/sign-in/certificate`)
    return { page, status, profile: await curl(`${url}/profile`) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
