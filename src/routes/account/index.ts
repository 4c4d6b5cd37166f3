import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { topUpRoutes } from './top-ups.ts'

/** Account information: what the account is credited with. */
export function accountSection(services: Services): Section {
  const topUps = topUpRoutes(services)
  return {
    audience: 'customer',
    base: '/account',
    routes: [
      { method: 'get', path: '/top-ups', permission: 'account:read', handler: topUps.list },
      { method: 'get', path: '/top-ups/new', permission: 'account:credit', handler: topUps.form },
      { method: 'get', path: '/top-ups/recap', permission: 'account:credit', handler: topUps.recap },
      { method: 'post', path: '/top-ups', permission: 'account:credit', handler: topUps.request },
      { method: 'get', path: '/top-ups/:number', permission: 'account:read', handler: topUps.one },
      { method: 'get', path: '/top-ups/:number/document.pdf', permission: 'account:read', handler: topUps.pdf },
      { method: 'get', path: '/top-ups/:number/cancellation', permission: 'account:credit', handler: topUps.askCancel },
      { method: 'post', path: '/top-ups/:number/cancellation', permission: 'account:credit', handler: topUps.cancel },
      { method: 'post', path: '/top-ups/:number/checkouts', permission: 'account:credit', handler: topUps.payByCard },
    ],
  }
}
