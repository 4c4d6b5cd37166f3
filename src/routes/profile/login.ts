import { z } from 'zod'
import { done } from '#http/done.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { loginPage } from '#presenters/profile/login-page.ts'
import type { ProfileDeps } from './index.ts'
import { PresentPassword, proofIn } from './proof.ts'

const Form = z.object({
  login: z.string(says('profile.errors.no_login')).max(200, says('profile.errors.no_login')),
  present: PresentPassword,
  version: z.string(says('profile.errors.version')).max(100, says('profile.errors.version')),
})
const FIELD = {
  wrong_present: 'present',
  signed_in_long_ago: 'session',
  no_login: 'login',
  taken: 'login',
  changed_meanwhile: 'login',
} as const

/** Another login for the same person. */
export function loginRoutes({ services, cookies }: ProfileDeps) {
  const page = ({ req, res, user, t }: CustomerVisit, errors: FieldErrors) => {
    const { usesCertificates } = user.account
    const draft = typed(req.body)['login'] ?? null
    show(res, 'profile/form', loginPage({ login: user.login, draft, usesCertificates, errors, t }))
    return Promise.resolve()
  }

  const save = async (visit: CustomerVisit): Promise<void> => {
    const { req, res, scope } = visit
    const parsed = parseForm(Form, req.body)
    const fault = parsed.ok ? await services.profile.changeLogin(scope, parsed.value, proofIn(visit, cookies)) : null
    if (parsed.ok && !fault) {
      done(res, '/profile', 'done.profile.login')
      return
    }
    res.status(fault === 'changed_meanwhile' ? 409 : 422)
    await page(visit, fault ? { [FIELD[fault]]: { key: `profile.errors.${fault}` } } : parsed.ok ? {} : parsed.errors)
  }

  return { form: (visit: CustomerVisit) => page(visit, {}), save }
}
