import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { checkoutRoutes } from './checkout.ts'

/** The hosted pages of the sandbox payment provider, which plays an outside party. */
export function sandboxSection({ sandbox }: Pick<Services, 'sandbox'>): Section {
  const { show, pay, answerChallenge } = checkoutRoutes(sandbox)
  return {
    audience: 'everyone',
    base: '/sandbox',
    routes: [
      { method: 'get', path: '/checkouts/:id', permission: 'everyone', handler: show },
      { method: 'post', path: '/checkouts/:id/card', permission: 'everyone', handler: pay },
      { method: 'post', path: '/checkouts/:id/challenge', permission: 'everyone', handler: answerChallenge },
    ],
  }
}
