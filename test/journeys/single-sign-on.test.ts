import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { RIGHTS, type Right } from '#domain/access/rights.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { startOpenidProvider } from '../support/servers/openid-provider.ts'
import { giveRights, setUpProvider } from '../support/single-sign-on.ts'

const idp = await startOpenidProvider()
const portal = await startLivePortal({ OUTBOUND_ALLOW: '127.0.0.0/8', OUTBOUND_PORTS: `80,443,${idp.port}` })
const { admin } = portal
const { id: accountId } = await admin('accounts').where('slug', 'fjord-hosting').first('id')
idp.register([`${portal.baseUrl}/sign-in/sso/${accountId}/callback`])
await setUpProvider(portal, idp, 'fjord.super', { createsUsers: true })
await giveRights(portal, 'fjord.super', 'crew', ['technical'])
await giveRights(portal, 'fjord.super', 'office', ['administrative', 'commercial'])

const browser = await openBrowser()
let context: BrowserContext
let page: Page

afterAll(() => idp.close())

/** A browser that nobody has used, in front of the provider of somebody of the crew. */
beforeEach(async () => {
  idp.person = {
    sub: 'crew-1',
    email: 'magnus@fjord-hosting.example',
    email_verified: true,
    name: 'Magnus Leask',
    groups: ['crew'],
  }
  idp.trouble = 'none'
  context = await visit(browser, { baseUrl: portal.baseUrl })
  page = await context.newPage()
  return () => context.close()
})

/** From the sign-in page to the provider, which knows the browser's owner, and back. */
async function signIn(): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Sign in through your company' }).click()
  await page.locator('input[name=name]').fill('Fjord Hosting')
  await page.locator('main form .btn-seal').click()
}

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: 'Magnus Leask' }).click()
  await page.locator('form[action="/sign-out"] button').click()
  await page.waitForURL('**/sign-in**')
}

const atHome = () => page.waitForURL(`${portal.baseUrl}/`)
const answers = async (...paths: readonly string[]) =>
  Promise.all(paths.map(async (path) => (await context.request.get(path, { maxRedirects: 0 })).status()))
const rightsKept = async (): Promise<Right[]> => {
  const row = await admin('users').where({ account_id: accountId, name: 'Magnus Leask' }).first()
  return RIGHTS.filter((right) => row[right])
}

test('leads from the sign-in page over the provider to the home page, with the rights of the rules', async () => {
  await signIn()
  await atHome()

  expect(await page.locator('header').textContent()).toContain('Magnus Leask')
  expect(await rightsKept()).toEqual(['technical'])
  expect(await answers('/orders/all', '/administration/users')).toEqual([200, 403])
})

test('gives the rights that the provider tells of now, and ends by the button in the bar', async () => {
  await signIn()
  await atHome()
  await signOut()
  const after = await answers('/orders/all', '/administration/users')
  idp.person = { ...idp.person, groups: ['office'] }
  await context.clearCookies({ domain: '127.0.0.1' })
  await signIn()
  await atHome()

  expect(after).toEqual([303, 303])
  expect(await rightsKept()).toEqual(['commercial', 'administrative'])
  expect(await answers('/administration/users')).toEqual([200])
})

test('says what is wrong where no rule fits, and where the provider is down', async () => {
  idp.person = { ...idp.person, groups: ['visitors'] }
  await signIn()
  const noRule = await page.locator('.alert').textContent()
  idp.trouble = 'down'
  await signIn()
  const down = await page.locator('.alert').textContent()

  expect(noRule).toContain('rights')
  expect(down).toContain('provider')
  expect(await answers('/orders/all')).toEqual([303])
})
