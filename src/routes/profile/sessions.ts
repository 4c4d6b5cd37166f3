import { readCookie } from '#http/cookies.ts'
import { done } from '#http/done.ts'
import { SESSION_COOKIE } from '#http/edge.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { sessionsPage } from '#presenters/profile/sessions-page.ts'
import type { ProfileDeps } from './index.ts'

/** Where somebody is signed in, and ending it there. */
export function sessionRoutes({ services, cookies }: ProfileDeps) {
  const tokenOf = ({ req }: CustomerVisit) => readCookie(req, SESSION_COOKIE.customer, cookies) ?? ''

  const list = async (visit: CustomerVisit): Promise<void> => {
    const sessions = await services.profile.listSessions(visit.scope, tokenOf(visit))
    show(visit.res, 'profile/sessions', sessionsPage({ sessions, ...visit }))
  }

  const end = async ({ req, res, scope }: CustomerVisit): Promise<void> => {
    await services.profile.endSession(scope, String(req.params['sessionId']))
    done(res, '/profile/sessions', 'done.profile.session_ended')
  }

  const endOthers = async (visit: CustomerVisit): Promise<void> => {
    await services.profile.endOtherSessions(visit.scope, tokenOf(visit))
    done(visit.res, '/profile/sessions', 'done.profile.others_ended')
  }

  return { list, end, endOthers }
}
