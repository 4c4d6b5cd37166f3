import type { Browser, BrowserContext, Page } from 'playwright-core'
import { JUDGE } from './barriers.ts'
import { visit, type Visitor } from './browser.ts'
import type { Sweep } from './sweep.ts'

export interface Window {
  readonly page: Page
  /** What the browser complains of: scripts that break, and what the page’s own policy forbids. */
  readonly complaints: string[]
}

/** The windows of everybody in a sweep. They are lent again and again, because opening one costs more than a page. */
export class Windows {
  readonly #contexts = new Map<string | null, Promise<BrowserContext>>()
  readonly #free = new Map<string | null, Window[]>()
  readonly #open: (login: string | null) => Promise<BrowserContext>

  constructor(browser: Browser, sweep: Sweep, look: Omit<Visitor, 'baseUrl'>) {
    this.#open = async (login) => {
      const context = await visit(browser, { ...look, baseUrl: sweep.base })
      await context.addInitScript(JUDGE)
      const { cookie = '', 'client-cert': certificate } = sweep.visitor(login).headers
      // What a proxy adds that was shown a certificate; on every request it would be a stranger's header to fonts.
      if (certificate !== undefined)
        await context.route(
          ({ pathname }) => pathname === '/sign-in/certificate',
          (route) => route.continue({ headers: { ...route.request().headers(), 'client-cert': certificate } }),
        )
      const pairs = cookie.split('; ').map((pair) => pair.split('='))
      await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: sweep.base })))
      return context
    }
  }

  /** Lends a window in which somebody is signed in. After a failure it is not lent again. */
  async lend(login: string | null, act: (window: Window) => Promise<void>): Promise<void> {
    const free = this.#free.get(login) ?? []
    this.#free.set(login, free)
    const window = free.pop() ?? (await this.#newWindow(login))
    window.complaints.length = 0
    await act(window)
    free.push(window)
  }

  async #newWindow(login: string | null): Promise<Window> {
    const context = this.#contexts.get(login) ?? this.#open(login)
    this.#contexts.set(login, context)
    const page = await (await context).newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      const isOwnStatus = message.location().url === page.url() && message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !isOwnStatus) complaints.push(message.text())
    })
    return { page, complaints }
  }
}
