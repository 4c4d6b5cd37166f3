import type { CookieSettings } from '#http/cookies.ts'
import type { PublicRoute, Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { askRoutes } from './ask.ts'
import { correctionRoutes } from './correct.ts'
import { heldRoutes } from './held.ts'

export interface PersonalDataDeps {
  readonly services: Services
  readonly cookies: CookieSettings
}

/** What is held on a person, behind a link that was mailed to them: for users and for everybody who never had a login. */
export function personalDataSection(deps: PersonalDataDeps): Section {
  const ask = askRoutes(deps)
  const held = heldRoutes(deps)
  const correct = correctionRoutes(deps)
  const routes: readonly Omit<PublicRoute, 'permission'>[] = [
    { method: 'get', path: '', handler: held.page },
    { method: 'get', path: '/request', handler: ask.form },
    { method: 'post', path: '/request', handler: ask.ask },
    { method: 'get', path: '/request/sent', handler: ask.sent },
    { method: 'get', path: '/links/:token', handler: ask.question },
    { method: 'post', path: '/links/:token/opening', handler: ask.open },
    { method: 'post', path: '/exports', handler: held.exportFile },
    { method: 'post', path: '/purposes', handler: held.choosePurposes },
    { method: 'post', path: '/user', handler: correct.user },
    { method: 'post', path: '/contacts/:contactId', handler: correct.contact },
    { method: 'post', path: '/closing', handler: held.close },
  ]
  return {
    audience: 'everyone',
    base: '/personal-data',
    routes: routes.map((route) => ({ ...route, permission: 'everyone' })),
  }
}
