import { readCookie, type CookieSettings } from '#http/cookies.ts'
import { done } from '#http/done.ts'
import { SESSION_COOKIE } from '#http/edge.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { staffSessionsPage } from '#presenters/profile/sessions-page.ts'
import type { Services } from '#services/index.ts'

const LIST = '/staff/sessions'

/** Where somebody of the staff is signed in, and ending it there. */
export function staffSessionRoutes({ team }: Pick<Services, 'team'>, cookies: CookieSettings) {
  const tokenOf = ({ req }: StaffVisit) => readCookie(req, SESSION_COOKIE.staff, cookies) ?? ''

  const list = async (visit: StaffVisit): Promise<void> => {
    const sessions = await team.listSessions(visit.operator, tokenOf(visit))
    show(visit.res, 'profile/sessions', staffSessionsPage({ sessions, ...visit }))
  }

  const end = async ({ req, res, operator }: StaffVisit): Promise<void> => {
    await team.endSession(operator, String(req.params['sessionId']))
    done(res, LIST, 'done.team.session_ended')
  }

  const endOthers = async (visit: StaffVisit): Promise<void> => {
    await team.endOtherSessions(visit.operator, tokenOf(visit))
    done(visit.res, LIST, 'done.team.sessions_ended')
  }

  return { list, end, endOthers }
}
