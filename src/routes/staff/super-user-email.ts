import { z } from 'zod'
import { OLD_MAILBOX } from '#domain/accounts/super-user-change.ts'
import { EMAIL } from '#domain/orders/holder-faults.ts'
import { done } from '#http/done.ts'
import { says, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { superUserEmailPage } from '#presenters/staff/super-user-email-page.ts'
import type { Services } from '#services/index.ts'
import { versionIn } from '../administration/user-form.ts'
import { slugOf } from './account.ts'
import { Confirmation, confirmed, draftOf } from './confirmed.ts'

const email = says('administration.user.faults.email')
const filed = says('accounts.super_user.errors.filed')

const Form = Confirmation.extend({
  email: z.string(email).trim().max(200, email).regex(EMAIL, email),
  mailbox: z.enum(OLD_MAILBOX, says('accounts.email.errors.mailbox')),
  filed: z.string(filed).trim().min(1, filed).max(200, filed),
})

/** Another address for a super user who has lost the mailbox that we know. */
export function superUserEmailRoutes(services: Pick<Services, 'accounts' | 'secondFactor'>) {
  const { accounts, secondFactor } = services

  const form = async (visit: StaffVisit, errors: FieldErrors, meanwhile = false) => {
    const { req, res, operator, language, t } = visit
    const { account, users } = await accounts.readFile(operator, slugOf(visit))
    const confirmBy = await secondFactor.asksAgain(operator)
    const draft = draftOf(visit, errors)
    const version = req.method === 'POST' && !meanwhile ? versionIn(req.body) : null
    show(res, 'staff/act', superUserEmailPage({ account, users, draft, version, meanwhile, confirmBy, language, t }))
  }

  const correct = async (visit: StaffVisit) => {
    const { req, res, operator } = visit
    const slug = slugOf(visit)
    await accounts.getFile(operator, slug)
    await confirmed(services, visit, Form, {
      again: (errors) => form(visit, errors),
      work: async ({ filed: filedAs, ...value }) => {
        const outcome = await accounts.correctEmail(operator, slug, versionIn(req.body), { ...value, filedAs })
        switch (outcome) {
          case 'corrected':
            done(res, `/staff/accounts/${slug}`, 'done.accounts.email')
            return
          case 'changed_meanwhile':
            res.status(409)
            return form(visit, {}, true)
          default:
            res.status(422)
            return form(visit, { email: { key: `profile.errors.${outcome}` } })
        }
      },
    })
  }

  return { form: (visit: StaffVisit) => form(visit, {}), correct }
}
