import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { linkOrderFields } from '../support/order-links.ts'
import { fulfilmentOf, signInAs, until } from './steps.ts'

const portal = await startLivePortal()
const browser = await openBrowser()

const freshPage = async (): Promise<Page> =>
  (await browser.newContext({ baseURL: portal.baseUrl, locale: 'en-GB' })).newPage()

const CHOSEN: readonly string[] = ['organization_country', 'technical', 'software']

test('a super user lets links be made and makes one; an agency orders by it, and waits for the yes', async () => {
  const owner = await freshPage()
  await signInAs(owner, 'harbour.super')
  await owner.goto('/administration/preferences')
  await owner.locator('input[name=makers][value=approvers]').check()
  await owner.locator('form[action$="/preferences/order-links"] button').click()
  await owner.goto('/operations/orders/new?product=positivessl&years=1')
  await owner.locator('a[href^="/operations/order-links/new"]').click()
  await owner.locator('[name=label]').fill('Agency of the North')
  await owner.locator('form[action="/operations/order-links"] button').click()
  const address = (await owner.locator('#order-link').textContent()) ?? ''

  const stranger = await freshPage()
  await stranger.goto(new URL(address).pathname)
  const form = stranger.locator('form.order-form')
  for (const [name, value] of Object.entries(linkOrderFields())) {
    const field = form.locator(`[name=${name}]`)
    if (CHOSEN.includes(name)) await field.selectOption(value)
    else if (name !== 'nonce') await field.fill(value)
  }
  await form.locator('button.btn-seal').click()
  await stranger.waitForURL('**/order-links/received')

  await owner.goto('/orders/pending-approvals')
  const row = owner.locator('tr', { hasText: 'Jo Outside' })
  const reference = /CH\d+/.exec((await row.textContent()) ?? '')?.[0] ?? ''
  expect(await fulfilmentOf(portal, reference)).toBe('pending_approval')
  await row.locator('button[value=approve]').click()
  await until(async () => (await fulfilmentOf(portal, reference)) !== 'pending_approval', 'the approval')
  await owner.goto('/orders/pending-approvals')
  await owner.locator('tr', { hasText: 'Agency of the North' }).locator('button[value=off]').click()
  const closed = await stranger.goto(new URL(address).pathname)

  expect(closed?.status()).toBe(404)
})
