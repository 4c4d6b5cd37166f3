import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, visit } from '../support/browser.ts'
import { isPage, openPages } from '../support/forms.ts'
import { startSweep } from '../support/sweep.ts'

const sweep = await startSweep()
const pages = (await openPages(sweep)).filter((page) => isPage(page) && page.answer.status === 200)
await sweep.state.restore()

/** Desk and light, phone and dark: contrast hangs on the theme, overlaps on the width. */
const LOOKS = [
  { screen: 'desk', theme: 'light' },
  { screen: 'phone', theme: 'dark' },
] as const

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe.each(LOOKS)('on a $screen in $theme colours', (look) => {
  const windows = new Map<string | null, { readonly context: BrowserContext; readonly page: Page }>()

  test.each(pages)('$address ($example.name) keeps nobody out, and fits the screen', async ({ address, login }) => {
    const page = await windowOf(login)
    await page.goto(address)

    const { violations } = await new AxeBuilder({ page }).analyze()
    const overhang = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

    expect(
      violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([])
    expect(overhang, 'it is wider than the screen').toBe(0)
  })

  /** One window for each person, because opening one costs more than a page. */
  async function windowOf(login: string | null): Promise<Page> {
    const known = windows.get(login)
    if (known) return known.page
    const context = await visit(browser, { baseUrl: sweep.base, ...look })
    const cookies = sweep.visitor(login).headers['cookie'] ?? ''
    await context.addCookies(
      cookies.split('; ').map((pair) => {
        const [name = '', value = ''] = pair.split('=')
        return { name, value, url: sweep.base }
      }),
    )
    const page = await context.newPage()
    windows.set(login, { context, page })
    return page
  }

  afterAll(async () => {
    for (const { context } of windows.values()) await context.close()
  })
})
