import { beforeAll, describe, expect, test } from 'vitest'
import { barriersOn, overhangsAt } from '../support/barriers.ts'
import { openBrowser, SCREENS, STILL } from '../support/browser.ts'
import { makeCsr } from '../support/csrs.ts'
import { isPage, openPages } from '../support/forms.ts'
import { oneOfEachKind } from '../support/page-kinds.ts'
import { startSweep } from '../support/sweep.ts'
import { Windows } from '../support/windows.ts'

const sweep = await startSweep()
const opened = await openPages(sweep)
for (const person of sweep.people) opened.push(...(await openPages(sweep, {}, person)))
const pages = oneOfEachKind(opened.filter(isPage))
await sweep.state.restore()

/**
 * Contrast hangs on the theme, what overlaps on the width, what is too long on the language. The other rules judge the
 * same HTML in both looks, so that the second is asked only for what a look can change.
 */
const LOOKS = [
  { screen: 'desk', theme: 'light', language: 'en', narrow: SCREENS.tablet.width, rules: undefined },
  {
    screen: 'phone',
    theme: 'dark',
    language: 'fr',
    narrow: 320,
    rules: ['color-contrast', 'target-size'],
  },
] as const

/** What is not there until somebody opens it, by the buttons for it. */
const POPUPS = [
  { login: 'harbour.super', address: '/', buttons: 'header [popovertarget]' },
  {
    login: 'admin',
    address: '/design',
    buttons: 'main [popovertarget=sample-dialog].btn:not(.btn-icon), tr:first-child [popovertarget]',
  },
]

const [still, moving] = await Promise.all([openBrowser(STILL), openBrowser()])

describe.each(LOOKS)('at the $screen, in $theme colours and $language', (look) => {
  const { width } = SCREENS[look.screen]
  let pictures: Windows
  let windows: Windows

  beforeAll(async () => {
    for (const people of ['users', 'staff']) await sweep.admin(people).update({ language: look.language })
    pictures = new Windows(still, sweep, look)
    windows = new Windows(moving, sweep, look)
  })

  test.concurrent.for(pages)('$address keeps nobody out, and fits ($login)', async ({ address, login, answer }) => {
    await pictures.lend(login, async ({ page, complaints }) => {
      const response = await page.goto(address)

      expect(response?.status()).toBe(answer.status)
      expect(await barriersOn(page, 'html', look.rules)).toEqual([])
      expect([...(await overhangsAt(page, look.narrow)), ...(await overhangsAt(page, width))]).toEqual([])
      expect(complaints).toEqual([])
    })
  })

  test.concurrent.for(POPUPS)('what opens over $address keeps nobody out', async ({ login, address, buttons }) => {
    await windows.lend(login, async ({ page, complaints }) => {
      await page.goto(address)

      const visible = await page.locator(buttons).filter({ visible: true }).all()
      expect(visible.length).toBeGreaterThan(1)
      for (const button of visible) {
        await button.click()
        expect(await barriersOn(page, ':popover-open')).toEqual([])
        expect(await overhangsAt(page, width)).toEqual([])
        await page.keyboard.press('Escape')
        expect(await page.locator(':popover-open').count()).toBe(0)
      }
      expect(complaints).toEqual([])
    })
  })

  test.concurrent('a form keeps nobody out while it answers, and after it was sent back', async () => {
    const names = ['www.harbour-bakery.example']
    await windows.lend('harbour.super', async ({ page, complaints }) => {
      await page.goto('/operations/orders/new?product=tbs-x509-multi-site&years=1')

      await page.locator('[name=names]').fill([...names, '10.0.0.1'].join('\n'))
      await page.locator('[name=csr]').fill(makeCsr({ commonName: names[0]!, names }).csrPem)
      await page.locator('#live-csr *').first().waitFor()
      const answering = await barriersOn(page)
      await page.locator('.order-form button:not([type])').last().click()
      await page.locator('.error-summary').waitFor()

      expect([...answering, ...(await barriersOn(page))]).toEqual([])
      expect(await overhangsAt(page, width)).toEqual([])
      expect(complaints).toEqual([])
    })
  })
})
