import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openBrowser, visit } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { startMailServer } from '../support/servers/mail-server.ts'
import { confirmRecap, customersCsr, fillOrder, fulfilmentOf, mailedLink, payByCard, signInAs, until } from './steps.ts'

const mailServer = await startMailServer()
afterAll(() => mailServer.close())
const portal = await startLivePortal({ SMTP_URL: mailServer.url })
const browser = await openBrowser()

const HOLDER = { number: '901122333', name: 'Shetland Lamb', city: 'Honfleur', country: 'FR' }
const NAMES = ['www.shetland-lamb.example', 'shetland-lamb.example']

test('an order lacks tokens; its buyer tops up from the home page by card, and it is delivered', async () => {
  const context = await visit(browser, { baseUrl: portal.baseUrl, screen: 'phone', language: 'en' })
  const page = await context.newPage()
  await signInAs(page, 'fjord.super')
  await fillOrder(page, {
    product: 'positivessl',
    names: NAMES,
    csr: customersCsr('p256', NAMES).csrPem,
    payment: 'tokens',
    holder: HOLDER,
  })
  await page.waitForURL('**/operations/drafts/*')
  await page.locator('input[type=radio][value=email]').first().check({ force: true })
  const reference = await confirmRecap(page)
  expect(await page.locator('.next-step h2').textContent()).toContain('tokens')

  await page.goto('/')
  await page.locator('.top-up .btn-seal').click()
  await page.waitForURL('**/account/top-ups/new?for=waiting')
  const number = page.locator('.token-lines input')
  expect(await number.inputValue()).toBe('1')
  const before = await page.locator('#live-total').textContent()
  await number.fill('2')
  await until(async () => (await page.locator('#live-total').textContent()) !== before, 'the price of two')
  await page.locator('button[formaction="/account/top-ups/recap"]').click()
  await page.waitForURL('**/account/top-ups/recap**')
  await page.locator('.summary .btn-seal').click()
  await page.waitForURL(/\/account\/top-ups\/GBI/)
  await page.locator('form[action$="/checkouts"] button').click()
  await payByCard(page, '4242 4242 4242 4242')
  await page.waitForURL(/\/account\/top-ups\/GBI/)

  await until(async () => (await settlementOf(reference)) === 'prepaid', 'the order takes its token')
  expect(await isPaid(page)).toBe(true)
  await page.goto(await mailedLink(mailServer, 'admin@shetland-lamb.example', '/domain-control'))
  await page.locator('form[action$="/approval"] button').click()
  await until(async () => (await fulfilmentOf(portal, reference)) === 'delivered', 'the certificate')
  await page.goto('/')
  expect(await page.locator('.top-up').count()).toBe(0)
  await context.close()
})

async function isPaid(page: Page): Promise<boolean> {
  await page.reload()
  return (await page.locator('.page-title .tone-done').count()) === 1
}

async function settlementOf(reference: string): Promise<string> {
  const row = await portal.database.operator.knex('orders').where({ reference }).first('settlement')
  return row?.settlement ?? 'nothing'
}
