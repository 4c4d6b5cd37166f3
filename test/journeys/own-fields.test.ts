import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { openBrowser } from '../support/browser.ts'
import { anOrder } from '../support/builders.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { signInAs } from './steps.ts'

const portal = await startLivePortal()
const scope = portal.scopeOf('harbour.super')
const folder = newId(portal.clock.now())
const browser = await openBrowser()

beforeAll(async () => {
  await portal.portal.services.customFields.add(scope, folder, { name: 'Dossier', isOn: true, allowedValues: [] })
})

const valueOf = async (reference: string) =>
  (await portal.portal.services.orders.read(scope, reference)).order.customValues[0]

/** The status page of an order of their own, with the account's field on it. */
async function statusPage(javaScriptEnabled: boolean) {
  const reference = await portal.story('harbour.super').order(anOrder())
  const context = await browser.newContext({ baseURL: portal.baseUrl, javaScriptEnabled, locale: 'en-GB' })
  const page = await context.newPage()
  await signInAs(page, 'harbour.super')
  await page.goto(`/orders/${reference}`)
  const form = page.locator('#own-fields form')
  return { reference, page, field: form.locator(`[name="value-${folder}"]`), save: form.locator('.buttons button') }
}

describe('the save button of the account’s own fields', () => {
  test('appears once something is typed, goes when it is taken back, and saves', async () => {
    const { reference, page, field, save } = await statusPage(true)
    await save.waitFor({ state: 'hidden' })

    await field.fill('D-2026-17')
    const typed = await save.isVisible()
    await field.fill('')
    const takenBack = await save.isVisible()
    await field.fill('D-2026-18')
    await save.click()
    await page.locator('#own-fields').waitFor()
    await save.waitFor({ state: 'hidden' })

    expect([typed, takenBack]).toEqual([true, false])
    expect(await field.inputValue()).toBe('D-2026-18')
    expect(await valueOf(reference)).toBe('D-2026-18')
    await page.context().close()
  })

  test('stays where something is wrong, with what was typed', async () => {
    const { reference, page, field, save } = await statusPage(true)
    const tooLong = 'D'.repeat(300)
    await field.evaluate((input) => {
      input.removeAttribute('maxlength')
    })
    await field.fill(tooLong)
    await save.click()

    await page.locator('#own-fields [aria-invalid]').waitFor()

    expect(await save.isVisible()).toBe(true)
    expect(await field.inputValue()).toBe(tooLong)
    expect(await valueOf(reference)).toBe('')
    await page.context().close()
  })

  test('is there from the beginning without JavaScript, and saves', async () => {
    const { reference, page, field, save } = await statusPage(false)
    const before = await save.isVisible()

    await field.fill('D-2026-19')
    await save.click()
    await page.waitForURL(`**/orders/${reference}`)

    expect([before, await save.isVisible()]).toEqual([true, true])
    expect(await field.inputValue()).toBe('D-2026-19')
    expect(await valueOf(reference)).toBe('D-2026-19')
    await page.context().close()
  })
})
