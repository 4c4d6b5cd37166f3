import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { homePage } from '#presenters/home-page.ts'
import type { Services } from '#services/index.ts'

/** The first page after signing in: what waits for the user, and what is on its way. */
export function homeSection({ orders, catalogue }: Pick<Services, 'orders' | 'catalogue'>): Section {
  const home = async ({ res, scope, user, language, t }: CustomerVisit) => {
    const page = homePage({
      ...(await orders.overview(scope)),
      name: user.name,
      account: user.account.name,
      rights: user.rights,
      now: scope.now(),
      language,
      productName: (code) => catalogue.productName(code, language),
      t,
    })
    show(res, 'home/home', page)
  }

  return {
    audience: 'customer',
    base: '',
    routes: [{ method: 'get', path: '/', permission: 'home:read', handler: home }],
  }
}
