/** A browser somebody is signed in with. */
export interface OpenSession {
  readonly id: string
  readonly beganAt: Date
  readonly lastSeenAt: Date
  readonly address: string
  readonly userAgent: string
  /** The one that asks. */
  readonly isThis: boolean
}

export interface BrowserName {
  readonly browser: string | null
  readonly system: string | null
}

/** In this order: most browsers name others as well, to be taken for them. */
const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\b(?:OPR|Opera)\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//],
  ['curl', /^curl\/(\d+)/],
] as const

const SYSTEMS = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const

/** What a browser says it is, in the words that people know. A guess: browsers may say anything. */
export function browserName(userAgent: string): BrowserName {
  const browser = BROWSERS.map(([name, pattern]) => ({ name, version: pattern.exec(userAgent)?.[1] })).find(
    ({ version }) => version !== undefined,
  )
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))
  return { browser: browser ? `${browser.name} ${browser.version}` : null, system: system ? system[0] : null }
}
