import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { afterAll } from 'vitest'
import type { Language } from '#domain/shared/language.ts'
import { findChromium, type Chromium } from './chromium.ts'

/** Plain flags: the ones that come with the npm package keep it to one process, which ends with its first page. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages live for a second here: to make their code fast takes a fifth of it.
  '--js-flags=--no-opt --no-maglev --single-threaded-gc',
]

/** A browser that draws nothing: it tells how a page is laid out and coloured, but waits for ever before a click. */
export const STILL = '--disable-threaded-compositing'

export const SCREENS = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desk: { width: 1280, height: 800 },
}

export interface Visitor {
  readonly baseUrl: string
  readonly screen?: keyof typeof SCREENS
  readonly theme?: 'light' | 'dark'
  readonly language?: Language
}

/** Starts the browser; a test file starts one and closes it after its last test. */
export async function launchBrowser(found?: Chromium, flags: readonly string[] = []): Promise<Browser> {
  const { executable, env } = found ?? (await findChromium())
  const args = [...FLAGS, ...flags]
  return chromium.launch({ executablePath: executable, headless: true, args, env: { ...process.env, ...env } })
}

/** A browser for the tests of one file, closed after the last of them. Call it at the top of the file. */
export async function openBrowser(...flags: readonly string[]): Promise<Browser> {
  const browser = await launchBrowser(undefined, flags)
  afterAll(() => browser.close())
  return browser
}

/** A browser window of somebody new: no cookies, at that width, in those colours, asking for that language. */
export function visit(browser: Browser, visitor: Visitor): Promise<BrowserContext> {
  const { baseUrl, screen = 'desk', theme = 'light', language = 'en' } = visitor
  return browser.newContext({
    baseURL: baseUrl,
    viewport: SCREENS[screen],
    colorScheme: theme,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'UTC',
    acceptDownloads: true,
    hasTouch: screen === 'phone',
    reducedMotion: 'reduce',
  })
}
