import { comesFrom } from '#domain/network/typed-networks.ts'

/** The browser that asks: where from, and under which name. */
export interface AskingBrowser {
  readonly address: string
  readonly userAgent: string
}

declare const stands: unique symbol

/** A browser inside the networks of an account: no session opens without one, and only `inside` makes it. */
export type BrowserInside = AskingBrowser & { readonly [stands]: 'inside' }

/** The browser, where it stands inside the networks from which people sign in; null outside of them. */
export const inside = (networks: readonly string[], { address, userAgent }: AskingBrowser): BrowserInside | null =>
  comesFrom(networks, address) ? ({ address, userAgent } as BrowserInside) : null
