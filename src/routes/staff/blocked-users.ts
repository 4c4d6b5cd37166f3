import { z } from 'zod'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { blockedUserPage, blockedUsersPage } from '#presenters/staff/blocked-users-page.ts'
import type { Services } from '#services/index.ts'

const MOST = 200
const LIST = '/staff/blocked-users'
const missing = says('user_certificates.blocked.reason_missing')
const Reason = z.object({
  reason: z.string(missing).trim().min(1, missing).max(1000, says('user_certificates.blocked.reason_long')),
})

/** Letting somebody in again who was shut out by the panic button or with their certificate. */
export function blockedUserRoutes({ userCertificates }: Services) {
  const list = async ({ res, operator, language, t }: StaffVisit): Promise<void> => {
    const users = await userCertificates.listBlocked(operator, MOST)
    showView(res, 'staff/blocked-users', blockedUsersPage({ users, language, t }))
  }

  const showForm = async (visit: StaffVisit, reason: string, error: string | null): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const user = await userCertificates.findBlocked(operator, String(req.params['blockedUserId']))
    if (!user) throw new Refusal('not_found', 'page_not_found')
    if (error) res.status(422)
    showView(res, 'staff/blocked-user', blockedUserPage({ user, reason, error, language, t }))
  }

  const reopen = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator, t } = visit
    const parsed = parseForm(Reason, req.body)
    if (!parsed.ok) {
      const { key } = parsed.errors['reason'] ?? { key: 'user_certificates.blocked.reason_missing' as const }
      return showForm(visit, typed(req.body)['reason'] ?? '', t(key))
    }
    await userCertificates.reopen(operator, String(req.params['blockedUserId']), parsed.value.reason)
    done(res, LIST, 'done.staff.reopened')
  }

  return { list, show: (visit: StaffVisit) => showForm(visit, '', null), reopen }
}
