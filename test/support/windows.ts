import type { Browser, Page } from 'playwright-core'
import { JUDGE } from './barriers.ts'
import { visit, type Visitor } from './browser.ts'
import type { Sweep } from './sweep.ts'

export interface Window {
  readonly page: Page
  /** What the browser complains of: scripts that break, and what the page’s own policy forbids. */
  readonly complaints: string[]
}

/** Windows for everybody of a sweep. They are lent again and again, because opening one costs more than many pages. */
export class Windows {
  readonly #browser: Browser
  readonly #sweep: Sweep
  readonly #look: Omit<Visitor, 'baseUrl'>
  readonly #free: { readonly login: string | null; readonly window: Window }[] = []

  constructor(browser: Browser, sweep: Sweep, look: Omit<Visitor, 'baseUrl'>) {
    this.#browser = browser
    this.#sweep = sweep
    this.#look = look
  }

  /** Lends a window in which somebody is signed in. After a failure it is not lent again. */
  async lend(login: string | null, act: (window: Window) => Promise<void>): Promise<void> {
    const before = this.#free.findIndex((one) => one.login === login)
    const [free] = this.#free.splice(Math.max(before, 0), 1)
    const window = free?.window ?? (await this.#newWindow())
    if (!free || free.login !== login) await this.#signIn(window, login)
    window.complaints.length = 0
    await act(window)
    this.#free.push({ login, window })
  }

  async #newWindow(): Promise<Window> {
    const context = await visit(this.#browser, { ...this.#look, baseUrl: this.#sweep.base })
    await context.addInitScript(JUDGE)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      const isOwnStatus = message.location().url === page.url() && message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !isOwnStatus) complaints.push(message.text())
    })
    return { page, complaints }
  }

  async #signIn({ page }: Window, login: string | null): Promise<void> {
    const context = page.context()
    const { cookie = '', 'client-cert': certificate } = this.#sweep.visitor(login).headers
    const pairs = cookie.split('; ').map((pair) => pair.split('='))
    await context.clearCookies()
    await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: this.#sweep.base })))
    await context.unrouteAll()
    // What a proxy adds that was shown a certificate; on every request it would be a stranger's header to fonts.
    if (certificate !== undefined)
      await context.route(
        ({ pathname }) => pathname === '/sign-in/certificate',
        (route) => route.continue({ headers: { ...route.request().headers(), 'client-cert': certificate } }),
      )
  }
}
