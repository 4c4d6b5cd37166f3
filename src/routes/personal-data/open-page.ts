import type { OpenPage } from '#domain/personal-data/subject.ts'
import { readCookie, type CookieSettings } from '#http/cookies.ts'
import type { PublicVisit } from '#http/visit.ts'
import type { Services } from '#services/index.ts'

/** Holds the page open, and opens nothing else: it is no sign-in. */
export const PAGE_COOKIE = 'personal-data'

/** Hands an open page to the handler; without one the visitor is led to ask for a link. */
export const withOpenPage =
  ({ services, cookies }: { readonly services: Services; readonly cookies: CookieSettings }) =>
  (handler: (visit: PublicVisit, page: OpenPage) => Promise<void>) =>
  async (visit: PublicVisit): Promise<void> => {
    const cookie = readCookie(visit.req, PAGE_COOKIE, cookies)
    const page = await services.personalData.find(visit.operator, cookie)
    if (page) await handler(visit, page)
    else visit.res.redirect(303, cookie ? '/personal-data/request?ended=yes' : '/personal-data/request')
  }
