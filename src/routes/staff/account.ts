import { dayOf } from '#domain/shared/time.ts'
import type { CookieSettings } from '#http/cookies.ts'
import { readCookie } from '#http/cookies.ts'
import { done } from '#http/done.ts'
import { SESSION_COOKIE } from '#http/edge.ts'
import { parseForm, type FieldErrors } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { beginViewPage } from '#presenters/staff/account-act-pages.ts'
import { accountPage } from '#presenters/staff/account-page.ts'
import type { Services } from '#services/index.ts'
import { Confirmation, draftOf } from './confirmed.ts'

export const slugOf = ({ req }: StaffVisit): string => String(req.params['slug'])

/** The file of one account, and looking at it as its customer does. */
export function accountFileRoutes(
  { accounts, access }: Pick<Services, 'accounts' | 'access'>,
  cookies: CookieSettings,
) {
  const tokenOf = ({ req }: StaffVisit) => readCookie(req, SESSION_COOKIE.staff, cookies)

  const show = async (visit: StaffVisit): Promise<void> => {
    const { res, operator, staff, language, t } = visit
    const file = await accounts.readFile(operator, slugOf(visit))
    const today = dayOf(operator.now())
    showView(res, 'staff/account', accountPage({ file, role: staff.role, today, language, t }))
  }

  const viewForm = async (visit: StaffVisit, errors: FieldErrors): Promise<void> => {
    const { res, operator, language, t } = visit
    const account = await accounts.getFile(operator, slugOf(visit))
    const draft = draftOf(visit, errors)
    showView(res, 'staff/act', beginViewPage({ account, draft, confirmBy: 'nothing', language, t }))
  }

  const beginView = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    await accounts.getFile(operator, slugOf(visit))
    const parsed = parseForm(Confirmation, req.body)
    if (!parsed.ok) {
      res.status(422)
      return viewForm(visit, parsed.errors)
    }
    await access.beginView(operator, tokenOf(visit) ?? '', slugOf(visit), parsed.value.reason)
    res.redirect(303, '/')
  }

  const endView = async (visit: StaffVisit): Promise<void> => {
    const slug = await access.endOwnView(visit.operator, tokenOf(visit))
    if (slug === null) visit.res.redirect(303, '/staff/accounts')
    else done(visit.res, `/staff/accounts/${slug}`, 'done.accounts.view_ended')
  }

  return { show, viewForm: (visit: StaffVisit) => viewForm(visit, {}), beginView, endView }
}
