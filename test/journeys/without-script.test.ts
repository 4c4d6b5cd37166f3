import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { startMailServer } from '../support/servers/mail-server.ts'
import { confirmRecap, customersCsr, fillOrder, fulfilmentOf, mailedLink, signInAs, until } from './steps.ts'

const mailServer = await startMailServer()
afterAll(() => mailServer.close())
const portal = await startLivePortal({ SMTP_URL: mailServer.url })
const browser = await openBrowser()

const plainPage = async (): Promise<Page> =>
  (await browser.newContext({ baseURL: portal.baseUrl, javaScriptEnabled: false, locale: 'fr-FR' })).newPage()

test('without JavaScript, a town orders, somebody approves by the queue, and the order goes on the month’s invoice', async () => {
  const buyer = await plainPage()
  const approver = await plainPage()
  const names = ['bibliotheque.montclair.example']
  const holder = { number: '219200508', name: 'Ville de Montclair', city: 'Montclair', country: 'FR' }
  await signInAs(buyer, 'montclair.buyer')
  await fillOrder(buyer, {
    product: 'positivessl',
    names,
    csr: customersCsr('rsa2048', names).csrPem,
    payment: 'monthly',
    holder,
    purchaseOrder: 'BC-2026-0200',
  })
  await buyer.waitForURL('**/operations/drafts/*')
  await buyer.locator('input[type=radio][value=email]').first().check({ force: true })
  const reference = await confirmRecap(buyer)
  expect(await fulfilmentOf(portal, reference)).toBe('pending_approval')

  await signInAs(approver, 'montclair.approver')
  await approver.goto('/orders/pending-approvals')
  await approver.locator(`a[href*="${reference}"]`).first().click()
  await approver
    .locator(`form[action*="/approvals"] button[value=approve], form[action*="/approvals"] button`)
    .first()
    .click()
  await until(async () => (await fulfilmentOf(portal, reference)) !== 'pending_approval', 'the approval')
  await buyer.goto(await mailedLink(mailServer, 'admin@montclair.example', '/domain-control'))
  await buyer.locator('form[action$="/approval"] button').click()
  await until(async () => (await fulfilmentOf(portal, reference)) === 'delivered', 'the certificate')

  await buyer.goto(`/orders/${reference}`)
  expect(await buyer.locator('h1').textContent()).toContain(reference)
  const order = await portal.database.operator.knex('orders').where({ reference }).first('settlement')
  expect(order.settlement).toBe('monthly')
})

test('without JavaScript, a reader sees the list but neither the button nor the form', async () => {
  const reader = await plainPage()
  await signInAs(reader, 'harbour.reader')

  await reader.goto('/orders/all')
  const links = await reader.locator('a[href^="/operations"]').count()
  const answer = await reader.goto('/operations/new-order')

  expect(links).toBe(0)
  expect(answer?.status()).toBe(403)
})
