import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:tls'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openBrowser, visit } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { hasOpenssl, openssl } from '../support/openssl.ts'
import { startMailServer } from '../support/servers/mail-server.ts'
import { confirmRecap, customersCsr, fillOrder, fulfilmentOf, mailedLink, payByCard, signInAs, until } from './steps.ts'

const mailServer = await startMailServer()
afterAll(() => mailServer.close())
const portal = await startLivePortal({ SMTP_URL: mailServer.url })
const browser = await openBrowser()

const HOLDER = { number: '901122333', name: 'Harbour Bakery', city: 'Honfleur', country: 'FR' }
const NAMES = ['www.boulangerie-du-port.example', 'boulangerie-du-port.example']

test('a French buyer orders at the desk, pays by card, proves the domain by mail and serves the certificate', async () => {
  const context = await visit(browser, { baseUrl: portal.baseUrl, screen: 'desk', language: 'fr' })
  const page = await context.newPage()
  const key = customersCsr('rsa2048', NAMES)
  await signInAs(page, 'harbour.super')

  await fillOrder(page, { product: 'positivessl', names: NAMES, csr: key.csrPem, payment: 'card', holder: HOLDER })
  await page.waitForURL('**/operations/drafts/*')
  await page.locator('input[type=radio][value=email]').first().check({ force: true })
  const reference = await confirmRecap(page)
  await page.locator('form[action$="/checkouts"] button').first().click()
  await payByCard(page, '4242 4242 4242 4242')
  await page.waitForURL(`**/orders/${reference}**`)
  await until(async () => (await settlementOf(reference)) === 'paid', 'the provider’s word')

  await page.goto(await mailedLink(mailServer, 'admin@boulangerie-du-port.example', '/domain-control'))
  await page.locator('form[action$="/approval"] button').click()
  await until(async () => (await fulfilmentOf(portal, reference)) === 'delivered', 'the certificate')

  await page.goto(`/orders/${reference}`)
  expect(await page.locator('h1').textContent()).toContain(reference)
  await page.locator(`a[href^="/orders/${reference}/certificates/"]`).first().click()
  const chain = await download(page, 'fullchain')
  const root = await download(page, 'root')
  const verification = ['verify', '-CAfile', 'root.pem', '-untrusted', 'fullchain.pem', 'fullchain.pem']
  if (hasOpenssl) expect(await openssl({ 'fullchain.pem': chain, 'root.pem': root }, ...verification)).toContain('OK')
  expect(await servedName(chain, key.keyPem, root)).toBe(NAMES[0])

  await page.goto('/orders')
  expect(await page.locator('main').textContent()).toContain(reference)
  await context.close()
})

test('a refused card leaves the order open, and 3-D Secure pays it', async () => {
  const context = await visit(browser, { baseUrl: portal.baseUrl, screen: 'phone', language: 'en' })
  const page = await context.newPage()
  const names = ['cakes.boulangerie-du-port.example']
  await signInAs(page, 'harbour.super')
  await fillOrder(page, {
    product: 'positivessl',
    names,
    csr: customersCsr('p256', names).csrPem,
    payment: 'card',
    holder: null,
  })
  await page.waitForURL('**/operations/drafts/*')
  const reference = await confirmRecap(page)

  await page.locator('form[action$="/checkouts"] button').first().click()
  await payByCard(page, '4000 0000 0000 0002')
  await until(async () => (await checkoutStates(reference)).includes('refused'), 'the refusal')
  expect(await settlementOf(reference)).toBe('awaiting_payment')

  await page.goto(`/orders/${reference}`)
  await page.locator('form[action$="/checkouts"] button').first().click()
  await payByCard(page, '4000 0025 0000 3155')
  await page.locator('form[action$="/challenge"] button').first().click()
  await until(async () => (await settlementOf(reference)) === 'paid', 'the payment')

  const payments = await portal.database.operator
    .knex('payments as p')
    .join('orders as o', 'o.id', 'p.order_id')
    .where('o.reference', reference)
  expect(payments).toHaveLength(1)
  await context.close()
})

async function download(page: Page, format: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`a[href$="/${format}"]`).first().click(),
  ])
  return readFileSync(await file.path(), 'utf8')
}

async function settlementOf(reference: string): Promise<string> {
  const row = await portal.database.operator.knex('orders').where({ reference }).first('settlement')
  return row?.settlement ?? 'nothing'
}

async function checkoutStates(reference: string): Promise<string[]> {
  const rows = await portal.database.operator
    .knex('checkouts as c')
    .join('orders as o', 'o.id', 'c.order_id')
    .where('o.reference', reference)
    .select('c.state')
  return rows.map(({ state }) => state)
}

/** Starts a TLS server with the downloaded files and asks it who it is, trusting only the downloaded root. */
async function servedName(chain: string, key: string, root: string): Promise<string | undefined> {
  const server = createServer({ cert: chain, key }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const name = await new Promise<string | undefined>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: NAMES[0], ca: root }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN))
      socket.end()
    })
    socket.once('error', reject)
  })
  server.close()
  return name
}
