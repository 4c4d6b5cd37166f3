import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, visit } from '../support/browser.ts'
import { anOrder, CONTACT } from '../support/builders.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { startMailServer } from '../support/servers/mail-server.ts'
import { signInAs } from './steps.ts'

const mailServer = await startMailServer()
afterAll(() => mailServer.close())
const portal = await startLivePortal({ SMTP_URL: mailServer.url })
const ELIN = { ...CONTACT, firstName: 'Elin', lastName: 'Sandström', email: 'elin@norrland-bank.example' }
const NILS = { ...ELIN, firstName: 'Nils', lastName: 'Ek', email: 'nils@norrland-bank.example' }
const order = (fields: Parameters<typeof anOrder>[0]) =>
  portal.story('norrland.super').order(anOrder({ means: 'deposit', ...fields }))
const browser = await openBrowser()

beforeAll(async () => {
  await portal.portal.services.payments.topUpDeposit(portal.scopeOf('norrland.super'), 100_000n, 'SEPA 1')
  await order({ contact: ELIN, names: ['first.norrland-bank.example'] })
  await order({ contact: { ...ELIN, email: 'e.sandstrom@norrland-bank.example' } })
})

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')

test('on the phone, in English: a copy of every mail, two contacts that are one, and the list as it is wanted', async () => {
  const phone = await (await visit(browser, { baseUrl: portal.baseUrl, screen: 'phone', language: 'en' })).newPage()
  await signInAs(phone, 'norrland.super')

  await phone.goto('/administration/preferences/contact-points')
  expect(await phone.locator('h1').textContent()).toBe('Preferences')
  expect(await fits(phone)).toBe(true)
  await phone.locator('[name=copy_email]').fill('archive@norrland-bank')
  await phone.locator('main form .btn-seal').click()
  await phone.locator('.has-error [name=copy_email]').waitFor()
  await phone.locator('[name=copy_email]').fill('archive@norrland-bank.example')
  await phone.locator('[name=copy_language]').selectOption('fr')
  await phone.locator('main form .btn-seal').click()
  await phone.locator('.alert.tone-done').waitFor()
  await order({ contact: NILS, names: ['copied.norrland-bank.example'] })
  const copy = await mailServer.mailTo('archive@norrland-bank.example')
  expect(copy.text).toContain('copied.norrland-bank.example')

  await phone.goto('/administration/contacts')
  expect(await phone.locator('tbody tr', { hasText: 'Elin Sandström' }).count()).toBe(2)
  expect(await fits(phone)).toBe(true)
  await phone.locator('tbody tr', { hasText: 'elin@norrland-bank.example' }).locator('a').first().click()
  await phone.locator('a[href$="/merges/new"]').click()
  await phone.locator('label.tick', { hasText: 'e.sandstrom@norrland-bank.example' }).locator('input').check()
  await phone.locator('main form .btn-danger').click()
  await phone.locator('.alert.tone-done').waitFor()
  await phone.goto('/administration/contacts')
  expect(await phone.locator('tbody tr', { hasText: 'Elin Sandström' }).allTextContents()).toEqual([
    expect.stringContaining('elin@norrland-bank.example'),
  ])

  await phone.goto('/profile/lists')
  expect(await fits(phone)).toBe(true)
  for (const box of await phone.locator('[name=columns]').all())
    await box.setChecked(['reference', 'common_name', 'product'].includes((await box.getAttribute('value')) ?? ''))
  await phone.locator('main form .btn-seal').click()
  await phone.locator('.alert.tone-done').waitFor()
  await phone.locator('button[value="up:reference"]').click()
  await phone.locator('button[value="up:reference"]').waitFor({ state: 'detached' })
  await phone.locator('main form .btn-seal').click()
  await phone.locator('.alert.tone-done').waitFor()
  await phone.goto('/orders/all')
  expect(await phone.locator('thead th').allTextContents()).toEqual(['Reference', 'Name', 'Product'])
  const card = phone.locator('tbody tr', { hasText: 'first.norrland-bank.example' })
  expect(await card.locator('.lead-cell').textContent()).toMatch(/^\s*CH\d+/)
  expect(await card.locator('td').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-label')))).toEqual(
    ['Reference', 'Name', 'Product'],
  )
  expect(await fits(phone)).toBe(true)
})
