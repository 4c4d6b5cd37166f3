import { z } from 'zod'
import { done } from '#http/done.ts'
import { readCookie } from '#http/cookies.ts'
import { SESSION_COOKIE } from '#http/edge.ts'
import { parseForm, says, type FieldErrors } from '#http/form.ts'
import { NewPassword } from '#http/new-password.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { ownPasswordPage } from '#presenters/profile/own-password-page.ts'
import type { ProfileDeps } from './index.ts'

const Form = NewPassword.and(
  z.object({ present: z.string(says('profile.errors.wrong_present')).max(500, says('profile.errors.wrong_present')) }),
)

/** Another password; the only page that an expired one opens. */
export function passwordRoutes({ services, cookies }: ProfileDeps) {
  const page = ({ res, user, t }: CustomerVisit, errors: FieldErrors) => {
    show(res, 'profile/form', ownPasswordPage({ isExpired: user.password.kind === 'expired', errors, t }))
    return Promise.resolve()
  }

  const save = async (visit: CustomerVisit): Promise<void> => {
    const { req, res, scope } = visit
    const session = readCookie(req, SESSION_COOKIE.customer, cookies) ?? ''
    const parsed = parseForm(Form, req.body)
    const fault = parsed.ok ? await services.profile.changePassword(scope, parsed.value, session) : null
    if (parsed.ok && !fault) {
      done(res, '/profile', 'done.profile.password')
      return
    }
    res.status(422)
    await page(visit, parsed.ok ? complaint(fault) : parsed.errors)
  }

  return { form: (visit: CustomerVisit) => page(visit, {}), save }
}

type Fault = Awaited<ReturnType<ProfileDeps['services']['profile']['changePassword']>>

function complaint(fault: Fault): FieldErrors {
  if (fault === null) return {}
  if (fault === 'wrong_present') return { present: { key: 'profile.errors.wrong_present' } }
  return { password: { key: `access.password.${fault}` } }
}
