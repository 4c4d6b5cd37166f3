import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import type { FieldErrors } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { blockedUserPage, blockedUsersPage } from '#presenters/staff/blocked-users-page.ts'
import type { Services } from '#services/index.ts'
import { Confirmation, confirmed, draftOf } from './confirmed.ts'

const MOST = 200
const LIST = '/staff/blocked-users'

/** Letting somebody in again who was shut out by the panic button or with their certificate. */
export function blockedUserRoutes(services: Pick<Services, 'userCertificates' | 'secondFactor'>) {
  const { userCertificates, secondFactor } = services
  const idOf = ({ req }: StaffVisit) => String(req.params['blockedUserId'])

  const list = async ({ res, operator, language, t }: StaffVisit): Promise<void> => {
    const users = await userCertificates.listBlocked(operator, MOST)
    showView(res, 'staff/blocked-users', blockedUsersPage({ users, language, t }))
  }

  const form = async (visit: StaffVisit, errors: FieldErrors): Promise<void> => {
    const { res, operator, language, t } = visit
    const user = await userCertificates.findBlocked(operator, idOf(visit))
    if (!user) throw new Refusal('not_found', 'page_not_found')
    const confirmBy = await secondFactor.asksAgain(operator)
    showView(res, 'staff/act', blockedUserPage({ user, draft: draftOf(visit, errors), confirmBy, language, t }))
  }

  const reopen = (visit: StaffVisit): Promise<void> =>
    confirmed(services, visit, Confirmation, {
      again: (errors) => form(visit, errors),
      work: async ({ reason }) => {
        done(visit.res, LIST, `done.staff.${await userCertificates.reopen(visit.operator, idOf(visit), reason)}`)
      },
    })

  return { list, show: (visit: StaffVisit) => form(visit, {}), reopen }
}
