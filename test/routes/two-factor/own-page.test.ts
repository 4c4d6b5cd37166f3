import { load } from 'cheerio'
import QRCode from 'qrcode'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { faultsOf } from '../../guarantees/page-laws.ts'
import { send, startPortal } from '../../support/portal.ts'
import { codesOf, setUpApp } from '../../support/second-factor.ts'
import { DOOR, OWN, keyOn, codesOn, offerOn, twoFactorSteps } from './steps.ts'

const portal = await startPortal()
const { admin, clock } = portal
const { browser, giveLogin, giveCode, isSignedIn, logOf, halfOpen, signInBy } = twoFactorSteps(portal)

/** The dark modules of the drawn code, read back from its path; the light margin is cut off. */
function drawnOn(text: string): boolean[][] {
  const svg = load(text)('svg.qr-code')
  const size = Number(svg.attr('viewbox')?.split(' ')[2] ?? svg.attr('viewBox')?.split(' ')[2])
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, length] of String(svg.find('path').attr('d')).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    rows[Number(y)]!.fill(true, Number(x), Number(x) + Number(length))
  return rows.slice(4, -4).map((row) => row.slice(4, -4))
}

describe('one’s own page', () => {
  test('sets an app up by its key, shows ten recovery codes once, and ends the other sessions', async () => {
    const [agent, elsewhere] = [await portal.signIn('harbour.super'), await portal.signIn('harbour.super')]
    const off = await agent.get(OWN)
    const form = await agent.get(`${OWN}/new`)
    const code = codesOf(portal, keyOn(form.text))

    const done = await send(agent, OWN, OWN, {
      password: DEMO_PASSWORD,
      code: await code(),
      offer: offerOn(form.text),
    })
    const on = await agent.get(OWN)

    for (const page of [off, form, done, on]) expect(faultsOf(page.text)).toEqual([])
    expect(load(form.text)('svg.qr-code path').attr('d')).toMatch(/^M/)
    expect(new Set(codesOn(done.text)).size).toBe(10)
    expect(on.text).not.toContain(codesOn(done.text)[0])
    expect([await isSignedIn(agent), await isSignedIn(elsewhere)]).toEqual([true, false])
    expect((await giveLogin(browser(), 'harbour.super')).headers['location']).toContain(DOOR)
  })

  test('draws the very address that its link has: issuer, login and the key that is shown', async () => {
    const agent = await portal.signIn('harbour.super')
    const { text } = await agent.get(`${OWN}/new`)
    const uri = String(load(text)('a[href^="otpauth:"]').attr('href'))

    const { modules } = QRCode.create(uri, { errorCorrectionLevel: 'M' })
    const encoded = Array.from({ length: modules.size }, (_row, row) =>
      Array.from({ length: modules.size }, (_column, column) => modules.get(row, column) !== 0),
    )

    const { protocol, pathname, searchParams } = new URL(uri)
    expect([protocol, searchParams.get('secret')]).toEqual(['otpauth:', keyOn(text).replaceAll(' ', '')])
    expect(decodeURIComponent(pathname)).toContain('harbour.super')
    expect(drawnOn(text)).toEqual(encoded)
  })

  test('acts once when its form is sent twice, and shows the same codes again', async () => {
    const agent = await portal.signIn('harbour.super')
    const form = await agent.get(`${OWN}/new`)
    const code = await codesOf(portal, keyOn(form.text))()
    const fields = { password: DEMO_PASSWORD, code, offer: offerOn(form.text) }

    const answers = [
      await send(agent, `${OWN}/new`, OWN, fields),
      await send(agent, `${OWN}/new`, OWN, { ...fields, current: code }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(codesOn(answers[1]!.text)).toEqual(codesOn(answers[0]!.text))
    expect((await logOf('harbour.super')).filter((action) => action === 'two_factor.set_up').length).toBeGreaterThan(0)
    expect(await admin('recovery_codes')).toHaveLength(10)
  })

  test.each([
    ['a wrong password', { password: 'wrong' }, 'password'],
    ['no password', { password: '' }, 'password'],
    ['a wrong code', { code: '000000' }, 'code'],
    ['a recovery code for a code', { code: '0'.repeat(24) }, 'code'],
  ])('says at its field what is wrong, with the same key again: %s', async (_what, wrong, field) => {
    const agent = await portal.signIn('harbour.super')
    const form = await agent.get(`${OWN}/new`)
    const code = await codesOf(portal, keyOn(form.text))()

    const answer = await send(agent, `${OWN}/new`, OWN, {
      password: DEMO_PASSWORD,
      code,
      offer: offerOn(form.text),
      ...wrong,
    })

    expect(answer.status).toBe(422)
    expect(load(answer.text)(`.has-error [name=${field}]`)).toHaveLength(1)
    expect(keyOn(answer.text)).toBe(keyOn(form.text))
    expect(answer.text).not.toContain(DEMO_PASSWORD)
    expect(await admin('second_factors')).toEqual([])
  })

  test('takes no key that it has not offered to this person a short while ago', async () => {
    const [agent, other] = [await portal.signIn('harbour.super'), await portal.signIn('norrland.super')]
    const [mine, theirs] = [await agent.get(`${OWN}/new`), await other.get(`${OWN}/new`)]
    const attempt = async (page: string, offer = offerOn(page)) =>
      send(agent, `${OWN}/new`, OWN, {
        password: DEMO_PASSWORD,
        code: await codesOf(portal, keyOn(page))(),
        offer,
      })

    const statuses = [(await attempt(theirs.text)).status, (await attempt(mine.text, 'v1.made.up.offer')).status]
    clock.set(new Date(clock.now().getTime() + 30 * 60_000 - 60_000))
    await agent.get('/')
    clock.set(new Date(clock.now().getTime() + 60_001))
    statuses.push((await attempt(mine.text)).status)

    expect(statuses).toEqual([422, 422, 422])
    expect(await admin('second_factors')).toEqual([])
  })

  test('moves to another app only with a code of the present one', async () => {
    const { code, recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const form = await agent.get(`${OWN}/new`)
    const next = codesOf(portal, keyOn(form.text))
    const move = async (current: string) =>
      send(agent, `${OWN}/new`, OWN, {
        password: DEMO_PASSWORD,
        code: await next(),
        current,
        offer: offerOn(form.text),
      })

    const without = await move('')
    const wrong = await move('000000')
    const done = await move(await code())
    clock.set(new Date(clock.now().getTime() + 60_000))
    const withOldApp = await giveCode(await halfOpen('harbour.super'), await code())
    const withOldPaper = await giveCode(await halfOpen('harbour.super'), recoveryCodes[0]!)
    const withNewApp = await giveCode(await halfOpen('harbour.super'), await next())

    expect([without.status, wrong.status, done.status]).toEqual([422, 422, 200])
    expect([withOldApp.status, withOldPaper.status, withNewApp.status]).toEqual([401, 401, 303])
    expect(await logOf('harbour.super')).toContain('two_factor.replaced')
  })

  test('makes new recovery codes, and the former ones end', async () => {
    const { code, recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const page = await agent.get(OWN)

    const done = await send(agent, OWN, `${OWN}/recovery-codes`, {
      password: DEMO_PASSWORD,
      current: await code(),
      offer: offerOn(page.text),
    })
    const former = await giveCode(await halfOpen('harbour.super'), recoveryCodes[0]!)
    const fresh = await giveCode(await halfOpen('harbour.super'), codesOn(done.text)[0]!)

    expect([done.status, former.status, fresh.status]).toEqual([200, 401, 303])
  })

  test('is switched off with password and code, and told by mail in the user’s language', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const remove = async (fields: Record<string, string>) => send(agent, OWN, `${OWN}/removal`, fields)

    const wrong = await remove({ password: DEMO_PASSWORD, current: '000000' })
    const done = await remove({ password: DEMO_PASSWORD, current: await code() })
    const mail = await admin('mails').orderBy('id', 'desc').first()

    expect([wrong.status, done.status, done.headers['location']]).toEqual([422, 303, OWN])
    expect(await admin('second_factors')).toEqual([])
    expect(await admin('recovery_codes')).toEqual([])
    expect([mail.kind, mail.language, mail.recipient]).toEqual([
      'two_factor_changed',
      'fr',
      'margaux@harbour-bakery.example',
    ])
    expect(mail.text_body).toContain('désactivée')
  })

  test('can’t be guessed at by whoever has found a session: the login locks, and a slip in between changes nothing', async () => {
    const { code } = await setUpApp(portal, 'harbour.super')
    const agent = await signInBy('harbour.super', code)
    const form = await agent.get(`${OWN}/new`)
    const slip = () =>
      send(agent, `${OWN}/new`, OWN, {
        password: DEMO_PASSWORD,
        code: '000000',
        current: '111111',
        offer: offerOn(form.text),
      })

    const statuses = []
    for (let guess = 1; guess <= 5; guess++) {
      await slip()
      const fields = { password: DEMO_PASSWORD, current: `00000${guess}` }
      statuses.push((await send(agent, OWN, `${OWN}/removal`, fields)).status)
    }
    const right = await send(agent, OWN, `${OWN}/removal`, { password: DEMO_PASSWORD, current: await code() })

    expect(statuses).toEqual([422, 422, 422, 422, 423])
    expect(right.status).toBe(423)
    expect(await admin('second_factors')).toHaveLength(1)
  })
})
