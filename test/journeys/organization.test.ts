import { expect, test } from 'vitest'
import { openBrowser, visit } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { confirmRecap, customersCsr, fillOrder, fulfilmentOf, signInAs, until } from './steps.ts'

const portal = await startLivePortal()
const browser = await openBrowser()

test('an OV order on the phone, in English: transfer, audit and a DNS record lead to the certificate', async () => {
  const phone = await (await visit(browser, { baseUrl: portal.baseUrl, screen: 'phone', language: 'en' })).newPage()
  const office = await (await visit(browser, { baseUrl: portal.baseUrl })).newPage()
  const names = ['www.norrland-id.example']
  await signInAs(phone, 'norrland.super')
  const holder = { number: '5567123459', name: 'Norrland Bank', city: 'Umeå', country: 'SE' }
  const order = {
    product: 'globalsign-organizationssl',
    names,
    csr: customersCsr('p256', names).csrPem,
    payment: 'deposit',
    holder,
  }
  await fillOrder(phone, order)
  expect(await phone.locator('[role=alert]').textContent()).toContain('How will you pay?')

  await portal.portal.services.payments.topUpDeposit(portal.scopeOf('norrland.super'), 100_000n, 'SEPA 1')
  await fillOrder(phone, order)
  await phone.waitForURL('**/operations/drafts/*')
  await phone.locator('input[type=radio][value=dns_txt]').first().check({ force: true })
  const reference = await confirmRecap(phone)

  await signInAs(office, 'validation')
  await office.goto(`/staff/cases/${reference}`)
  for (const box of await office.locator('input[type=checkbox][name=items]').all()) await box.check()
  await office.locator('form[action$="/ticks"] button').last().click()
  await office.locator('form[action$="/completion"] button').last().click()
  await until(async () => (await fulfilmentOf(portal, reference)) === 'awaiting_dcv', 'the end of the audit')

  await phone.goto(`/orders/${reference}/domain-control`)
  const texts = await phone.locator('code').allTextContents()
  const line = texts.find((text) => text.includes(' IN TXT ')) ?? ''
  const [, name = '', value = ''] = /^(\S+?)\.?\s.*TXT\s+"(.*)"$/.exec(line) ?? []
  portal.dns.set(name, 'TXT', ['something else'])
  await phone.locator('form[action$="/checks"] button').first().click()
  await phone.waitForLoadState()
  expect(await phone.locator('main').textContent()).toContain('something else')
  portal.dns.set(name, 'TXT', [value])
  await phone.locator('form[action$="/checks"] button').first().click()
  await until(async () => (await fulfilmentOf(portal, reference)) === 'delivered', 'the certificate')

  await phone.goto('/orders')
  expect(await phone.locator('main').textContent()).toContain('www.norrland-id.example')
  expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
})

test('a private key that is pasted by mistake is nowhere afterwards', async () => {
  const page = await (await visit(browser, { baseUrl: portal.baseUrl, language: 'en' })).newPage()
  await signInAs(page, 'harbour.super')
  const { csrPem, keyPem } = customersCsr('rsa2048', ['oops.example'])
  const holder = { number: '901122333', name: 'Harbour Bakery', city: 'Honfleur', country: 'FR' }

  await fillOrder(page, {
    product: 'positivessl',
    names: ['oops.example'],
    csr: `${keyPem}\n${csrPem}`,
    payment: 'card',
    holder,
  })

  const secret = keyPem.split('\n')[3] ?? 'no key'
  expect(await page.content()).not.toContain(secret)
  const drafts = await portal.database.operator.knex('order_drafts').select('input')
  expect(JSON.stringify(drafts)).not.toContain(secret)
})
