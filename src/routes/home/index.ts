import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { homePage } from '#presenters/home-page.ts'
import { MOST_IN_ARCHIVE, newsArchivePage } from '#presenters/news/archive-page.ts'
import type { Services } from '#services/index.ts'

/** The first page after signing in: what is told, what waits for the user, and what is on its way. */
export function homeSection({ orders, catalogue, news }: Pick<Services, 'orders' | 'catalogue' | 'news'>): Section {
  const home = async ({ res, scope, user, language, t }: CustomerVisit) => {
    const page = homePage({
      ...(await orders.overview(scope, user.account)),
      name: user.name,
      account: user.account.name,
      currency: user.account.currency,
      usesCertificates: user.account.usesCertificates,
      rights: user.rights,
      now: scope.now(),
      brands: catalogue.all().brands,
      language,
      productName: (code) => catalogue.productName(code, language),
      t,
    })
    show(res, 'home/home', page)
  }

  const archive = async ({ res, scope, user, language, t }: CustomerVisit) => {
    const found = await news.archive(scope, user.account, MOST_IN_ARCHIVE + 1)
    show(res, 'news/archive', newsArchivePage(found, { brands: catalogue.all().brands, language, t }))
  }

  return {
    audience: 'customer',
    base: '',
    routes: [
      { method: 'get', path: '/', permission: 'home:read', handler: home },
      { method: 'get', path: '/news', permission: 'home:read', handler: archive },
    ],
  }
}
