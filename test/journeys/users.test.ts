import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, visit } from '../support/browser.ts'
import { anOrder } from '../support/builders.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { startMailServer } from '../support/servers/mail-server.ts'
import { choosePassword, givePassword, mailedLink, signInAs } from './steps.ts'

const mailServer = await startMailServer()
afterAll(() => mailServer.close())
const portal = await startLivePortal({ SMTP_URL: mailServer.url })
const PASSWORD = 'seven-loaves-in-the-oven'
const NOE = {
  firstName: 'Noé',
  lastName: 'D’Aubigny',
  email: 'noe@harbour-bakery.example',
  phone: '+33 2 31 11 22 33',
  jobTitle: '',
}
const browser = await openBrowser()

beforeAll(async () => {
  await portal.story('harbour.super').order(anOrder({ contact: NOE }))
})

const freshPage = async (): Promise<Page> => (await visit(browser, { baseUrl: portal.baseUrl })).newPage()
const statusOf = async (page: Page, address: string) => (await page.goto(address))?.status()

test('a contact becomes a user with a few rights, is suspended, and stays in the log when deleted', async () => {
  const owner = await freshPage()
  await signInAs(owner, 'harbour.super')
  await owner.goto('/administration/users')
  await owner.locator('a[href="/administration/users/new"]').first().click()
  await owner.locator('.people li', { hasText: 'Noé D’Aubigny' }).locator('a').click()
  const form = owner.locator('form[action="/administration/users"]')
  expect(await form.locator('[name=email]').inputValue()).toBe(NOE.email)
  expect(await form.locator('[name=inform]').isChecked()).toBe(true)
  const login = await form.locator('[name=login]').inputValue()
  await form.locator('[name=rights][value=technical]').check()
  await form.locator('.btn-seal').click()
  const row = owner.locator('tbody tr', { hasText: 'Noé D’Aubigny' })
  await row.waitFor()

  const newcomer = await freshPage()
  await choosePassword(newcomer, await mailedLink(mailServer, NOE.email, '/password'), PASSWORD)
  await givePassword(newcomer, login, PASSWORD)
  await newcomer.waitForURL((url) => url.pathname === '/')
  expect(await newcomer.locator('#menu a[href="/operations/new-order"]').count()).toBeGreaterThan(0)
  expect(await newcomer.locator('#menu a[href^="/administration"]').count()).toBe(0)
  expect([
    await statusOf(newcomer, '/orders/all'),
    await statusOf(newcomer, '/administration/users'),
    await statusOf(newcomer, '/accounting'),
  ]).toEqual([200, 403, 403])

  await row.locator('a').click()
  await owner.locator('a[href$="/suspension"]').click()
  await owner.locator('form.confirm .btn-danger').click()
  await owner.waitForURL((url) => !url.pathname.endsWith('/suspension'))
  await newcomer.goto('/orders/all')
  expect(new URL(newcomer.url()).pathname).toBe('/sign-in')
  await givePassword(newcomer, login, PASSWORD)
  await newcomer.locator('.alert').waitFor()
  expect(new URL(newcomer.url()).pathname).toBe('/sign-in')

  await owner.goto('/administration/users')
  await row.locator('a').click()
  await owner.locator('a[href$="/deletion"]').click()
  expect(await owner.locator('form.confirm').textContent()).toContain('Noé D’Aubigny')
  await owner.locator('form.confirm .btn-danger').click()
  await owner.waitForURL('**/administration/users')
  expect(await row.count()).toBe(0)

  await owner.goto('/administration/logs')
  const byHim = owner.locator('tbody tr', { hasText: 'Noé D’Aubigny' }).filter({ hasNotText: 'Margaux Lehoux' })
  expect(await byHim.count()).toBeGreaterThan(0)
  expect(await owner.locator('tbody tr', { hasText: 'Margaux Lehoux' }).allTextContents()).toContainEqual(
    expect.stringContaining(login),
  )
})
