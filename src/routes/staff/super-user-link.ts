import { randomUUID } from 'node:crypto'
import { accountState } from '#domain/accounts/account-state.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import type { FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { superUserLinkPage } from '#presenters/staff/super-user-link-page.ts'
import type { Services } from '#services/index.ts'
import { idIn, versionIn } from '../administration/user-form.ts'
import { slugOf } from './account.ts'
import { Confirmation, confirmed, draftOf } from './confirmed.ts'

/** A new link for a super user who can't get in, which nobody of their account may send. */
export function superUserLinkRoutes(services: Pick<Services, 'accounts' | 'secondFactor'>) {
  const { accounts, secondFactor } = services

  const form = async (visit: StaffVisit, errors: FieldErrors, meanwhile = false) => {
    const { req, res, operator, language, t } = visit
    const { account, users } = await accounts.readFile(operator, slugOf(visit))
    if (accountState(account) !== 'open') throw new Refusal('conflict', 'account_state_moved')
    const confirmBy = await secondFactor.asksAgain(operator)
    const id = idIn(req.body) ?? randomUUID()
    const draft = draftOf(visit, errors)
    const version = req.method === 'POST' && !meanwhile ? versionIn(req.body) : null
    show(res, 'staff/act', superUserLinkPage({ account, users, id, draft, version, meanwhile, confirmBy, language, t }))
  }

  const send = async (visit: StaffVisit) => {
    const { req, res, operator } = visit
    const slug = slugOf(visit)
    await accounts.getFile(operator, slug)
    await confirmed(services, visit, Confirmation, {
      again: (errors) => form(visit, errors),
      work: async ({ reason }) => {
        const asked = { id: idIn(req.body) ?? randomUUID(), version: versionIn(req.body), reason }
        if ((await accounts.sendSuperUserLink(operator, slug, asked)) === 'sent') {
          done(res, `/staff/accounts/${slug}`, 'done.accounts.super_user_link')
          return
        }
        res.status(409)
        await form(visit, {}, true)
      },
    })
  }

  return { form: (visit: StaffVisit) => form(visit, {}), send }
}
