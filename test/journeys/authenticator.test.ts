import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { codesOf } from '../support/second-factor.ts'
import { signInAs } from './steps.ts'

const portal = await startLivePortal()
const OWN = '/profile/two-factor'
const DOOR = '/sign-in/second-factor'
const LOGIN = 'harbour.super'
const browser = await openBrowser()
beforeEach(async () => {
  for (const table of ['second_factors', 'sign_in_failures', 'sessions', 'half_open_sign_ins'])
    await portal.admin(table).delete()
})

/** Each code of an app is good for one time: the next one is shown a minute later. */
const aMinuteLater = () => {
  portal.clock.set(new Date(portal.clock.now().getTime() + 60_000))
}
const pathOf = (page: Page) => new URL(page.url()).pathname

async function signOut(page: Page): Promise<void> {
  await page.locator('[popovertarget=person]').click()
  await page.locator('form[action="/sign-out"] button').click()
  await page.waitForURL('**/sign-in')
}

async function givePassword(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[name=login]:not([type=hidden])').fill(LOGIN)
  await page.locator('input[name=password]:not([type=hidden])').fill(DEMO_PASSWORD)
  await page.locator('.entrance-form .btn-seal').first().click()
  await page.waitForURL(`**${DOOR}**`)
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.locator('input[name=code]').fill(code)
  await page.locator('main form.card .btn-seal').click()
  await page.waitForLoadState()
}

/** Scans the picture, types the code that the app shows, and writes the recovery codes down. */
async function setUp(page: Page) {
  await page.goto(`${OWN}/new`)
  expect(await page.locator('.authenticator svg').first().isVisible()).toBe(true)
  const typed = (await page.locator('#authenticator-key').innerText()).replaceAll(/\s/g, '')
  const scanned = await page.locator('.authenticator a[href^="otpauth:"]').getAttribute('href')
  expect(new URL(scanned ?? '').searchParams.get('secret')).toBe(typed)
  const code = codesOf(portal, typed)
  await page.locator('input[name=password]').fill(DEMO_PASSWORD)
  await page.locator('input[name=code]').fill(await code())
  await page.locator('.authenticator-form .btn-seal').click()
  const list = page.locator('#recovery-codes li')
  await list.first().waitFor()
  return { code, recoveryCodes: await list.allInnerTexts() }
}

describe.each([
  ['with', true],
  ['without', false],
])('%s JavaScript', (_how, javaScriptEnabled) => {
  const aPage = async () => {
    const context = await browser.newContext({ baseURL: portal.baseUrl, javaScriptEnabled, locale: 'en-GB' })
    return context.newPage()
  }

  test('an app is set up from the key on the page, and its codes and recovery codes sign in, each once', async () => {
    const page = await aPage()
    await signInAs(page, LOGIN)
    const { code, recoveryCodes } = await setUp(page)
    const [recovery = ''] = recoveryCodes
    await page.goto(OWN)
    const shownAgain = await page.locator('main').innerText()
    await signOut(page)

    aMinuteLater()
    const taken = await code()
    await givePassword(page)
    await giveCode(page, taken)
    const byApp = pathOf(page)
    await signOut(page)

    await givePassword(page)
    await giveCode(page, taken)
    const replayed = await page.locator('.alert[role=alert]').innerText()
    const afterReplay = pathOf(page)
    await page.locator('a[href*="with=recovery"]').click()
    await page.waitForURL('**with=recovery')
    await giveCode(page, recovery)
    const byPaper = pathOf(page)
    await signOut(page)

    await givePassword(page)
    await page.locator('a[href*="with=recovery"]').click()
    await page.waitForURL('**with=recovery')
    await giveCode(page, recovery)
    const usedUp = await page.locator('.alert[role=alert]').innerText()
    await page.goto('/')

    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const one of recoveryCodes) expect(shownAgain).not.toContain(one)
    expect([byApp, afterReplay, byPaper]).toEqual(['/', DOOR, '/'])
    expect(replayed).toContain('used before')
    expect(usedUp).toContain('used before')
    expect(pathOf(page)).toBe('/sign-in')
    await page.context().close()
  })
})

test('in French on a phone, the picture, the key and the codes fit the screen', async () => {
  const context = await visit(browser, { baseUrl: portal.baseUrl, screen: 'phone', language: 'fr', theme: 'dark' })
  const page = await context.newPage()
  await signInAs(page, LOGIN)
  const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

  await page.goto(`${OWN}/new`)
  const beside = await overflow()
  await setUp(page)

  expect([beside, await overflow()]).toEqual([0, 0])
  await context.close()
})
