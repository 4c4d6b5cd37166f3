import { z } from 'zod'
import { done } from '#http/done.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { emailPage } from '#presenters/profile/email-page.ts'
import type { ProfileDeps } from './index.ts'
import { PresentPassword, proofIn } from './proof.ts'

const Form = z.object({
  email: z
    .string(says('profile.errors.email'))
    .trim()
    .max(200, says('profile.errors.email'))
    .pipe(z.email(says('profile.errors.email'))),
  present: PresentPassword,
})
const FIELD = {
  wrong_present: 'present',
  signed_in_long_ago: 'session',
  same_email: 'email',
  email_taken: 'email',
} as const

/** Another e-mail address, which counts once its link was opened. */
export function emailRoutes({ services, cookies }: ProfileDeps) {
  const page = ({ req, res, user, t }: CustomerVisit, errors: FieldErrors) => {
    const { usesCertificates } = user.account
    const draft = typed(req.body)['email'] ?? null
    show(res, 'profile/form', emailPage({ email: user.email, draft, usesCertificates, errors, t }))
    return Promise.resolve()
  }

  const ask = async (visit: CustomerVisit): Promise<void> => {
    const parsed = parseForm(Form, visit.req.body)
    const fault = parsed.ok
      ? await services.profile.askEmailChange(visit.scope, parsed.value, proofIn(visit, cookies))
      : null
    if (parsed.ok && !fault) {
      done(
        visit.res,
        '/profile',
        visit.user.account.usesCertificates ? 'done.profile.email_both' : 'done.profile.email',
      )
      return
    }
    visit.res.status(422)
    await page(visit, fault ? { [FIELD[fault]]: { key: `profile.errors.${fault}` } } : parsed.ok ? {} : parsed.errors)
  }

  return { form: (visit: CustomerVisit) => page(visit, {}), ask }
}
