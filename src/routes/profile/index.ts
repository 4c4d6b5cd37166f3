import type { CookieSettings } from '#http/cookies.ts'
import type { CustomerRoute, Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { emailRoutes } from './email.ts'
import { listsRoutes } from './lists.ts'
import { loginRoutes } from './login.ts'
import { passwordRoutes } from './password.ts'
import { personalDataRoutes } from './personal-data.ts'
import { profileRoutes } from './profile.ts'
import { sessionRoutes } from './sessions.ts'

export interface ProfileDeps {
  readonly services: Services
  readonly cookies: CookieSettings
}

/** What belongs to the person: everybody who is signed in has these pages. */
export function profileSection(deps: ProfileDeps): Section {
  const profile = profileRoutes(deps)
  const login = loginRoutes(deps)
  const email = emailRoutes(deps)
  const password = passwordRoutes(deps)
  const personalData = personalDataRoutes(deps)
  const sessions = sessionRoutes(deps)
  const lists = listsRoutes(deps)
  const routes: readonly Omit<CustomerRoute, 'permission'>[] = [
    { method: 'get', path: '', handler: profile.form },
    { method: 'post', path: '', handler: profile.save },
    { method: 'get', path: '/login', handler: login.form },
    { method: 'post', path: '/login', handler: login.save },
    { method: 'get', path: '/email', handler: email.form },
    { method: 'post', path: '/email', handler: email.ask },
    { method: 'get', path: '/password', handler: password.form, withExpiredPassword: true },
    { method: 'post', path: '/password', handler: password.save, withExpiredPassword: true },
    { method: 'get', path: '/lists', handler: lists.page },
    { method: 'post', path: '/lists', handler: lists.save },
    { method: 'get', path: '/personal-data', handler: personalData.form },
    { method: 'post', path: '/personal-data', handler: personalData.ask },
    { method: 'get', path: '/sessions', handler: sessions.list },
    { method: 'post', path: '/sessions/endings', handler: sessions.endOthers },
    { method: 'post', path: '/sessions/:sessionId/ending', handler: sessions.end },
  ]
  return {
    audience: 'customer',
    base: '/profile',
    routes: routes.map((route) => ({ ...route, permission: 'profile:write' })),
  }
}
