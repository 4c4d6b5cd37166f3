import type { BrowserContext, Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { signInAs } from './steps.ts'

const portal = await startLivePortal()
const OWN = '/profile/two-factor'
const browser = await openBrowser()
let context: BrowserContext
let page: Page

/** Each test has a window of its own, with a device that holds keys and knows its holder. */
beforeEach(async () => {
  for (const table of ['second_factors', 'sign_in_failures', 'sessions', 'half_open_sign_ins'])
    await portal.admin(table).delete()
  await portal.admin('accounts').update({ passkey_alone: false, authentication_mode: 'password' })
  context = await visit(browser, { baseUrl: portal.baseUrl })
  page = await context.newPage()
  await addDevice(page)
  return () => context.close()
})

async function addDevice(of: Page): Promise<void> {
  const devices = await of.context().newCDPSession(of)
  await devices.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await devices.send('WebAuthn.addVirtualAuthenticator', { options })
}

const press = (does: 'create' | 'get') => page.locator(`[data-passkey=${does}]`).click()

async function addPasskey(name: string): Promise<void> {
  await page.goto(`${OWN}/passkeys/new`)
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=password]').fill(DEMO_PASSWORD)
  await page.locator('main form .btn-seal').click()
  await press('create')
  await page.waitForURL(`**${OWN}/passkeys`)
}

async function givePassword(login: string): Promise<void> {
  await context.clearCookies()
  await page.goto('/sign-in')
  await page.locator('input[name=login]:not([type=hidden])').fill(login)
  await page.locator('input[name=password]:not([type=hidden])').fill(DEMO_PASSWORD)
  await page.locator('.entrance-form .btn-seal').first().click()
}

test('a passkey is added with recovery codes, and takes the place of the code', async () => {
  await signInAs(page, 'harbour.super')
  await addPasskey('Work laptop')
  expect(await page.locator('.recovery-codes li').count()).toBe(10)

  await givePassword('harbour.super')
  await page.waitForURL('**/sign-in/second-factor**')
  await press('get')
  await page.waitForURL(`${portal.baseUrl}/`)

  await page.goto(OWN)
  expect(await page.locator('.passkeys').textContent()).toContain('Work laptop')
})

test('it stands alone where the super user allows it, and not before', async () => {
  await signInAs(page, 'harbour.super')
  await addPasskey('Phone')
  const signInAlone = async () => {
    await context.clearCookies()
    await page.goto('/sign-in?back=%2Forders%2Fall')
    await press('get')
  }

  await signInAlone()
  await page.locator('.alert[role=alert]').waitFor()
  const refused = page.url()
  await portal.admin('accounts').where('slug', 'harbour-bakery').update({ passkey_alone: true })
  await signInAlone()
  await page.waitForURL('**/orders/all')

  expect(refused).toContain('/sign-in/passkey')
  const log = await portal.admin('audit_log').where('subject', 'harbour.super').pluck('action')
  expect(log).toContain('sign_in.by_passkey')
})

test('it counts as the second factor that an account demands, and its holder confirms a change by it', async () => {
  await portal.admin('accounts').update({ authentication_mode: 'two_factor' })
  await givePassword('harbour.super')
  await page.waitForURL('**/sign-in/second-factor**')

  await press('create')
  await page.locator('.recovery-codes').waitFor()
  await page.goto(`${OWN}/passkeys/new`)
  await page.locator('input[name=name]').fill('Second device')
  await page.locator('input[name=password]').fill(DEMO_PASSWORD)
  await press('get')

  await page.locator('[data-passkey=create]').waitFor()
  expect(page.url()).toContain(`${OWN}/passkeys/new`)
})

test('an administrator who has a passkey alone confirms a dangerous act by it', async () => {
  await signInAs(page, 'admin')
  await page.goto('/staff/two-factor/passkeys/new')
  await page.locator('input[name=name]').fill('Key of the office')
  await page.locator('input[name=password]').fill(DEMO_PASSWORD)
  await page.locator('main form .btn-seal').click()
  await press('create')
  await page.waitForURL('**/staff/two-factor/passkeys')

  await page.goto('/staff/accounts/fjord-hosting/suspension')
  await press('get')
  await page.locator('.field-error, [aria-invalid=true]').first().waitFor()
  await page.locator('textarea[name=reason]').fill('Invoices are late')
  await press('get')
  await page.waitForURL('**/staff/accounts/fjord-hosting')

  const { suspended_at: suspendedAt } = await portal.admin('accounts').where('slug', 'fjord-hosting').first()
  expect(suspendedAt).not.toBeNull()
  await portal.admin('accounts').update({ suspended_at: null, suspension_reason: null })
})

test('says what is wrong when no key answers, and needs no script to say that it needs one', async () => {
  await page.goto('/sign-in')
  await press('get')
  await page.locator('.passkey-trouble:not([hidden])').waitFor()

  const plain = await browser.newContext({ baseURL: portal.baseUrl, javaScriptEnabled: false })
  const bare = await plain.newPage()
  await bare.goto('/sign-in')

  expect(await bare.locator('.passkey noscript').textContent()).toContain('JavaScript')
  expect(await bare.locator('[data-passkey]').isVisible()).toBe(false)
  await plain.close()
})
