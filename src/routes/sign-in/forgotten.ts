import { z } from 'zod'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { forgottenPage, linkSentPage } from '#presenters/forgotten-page.ts'
import type { SignInDeps } from './index.ts'

const Form = z.object({
  name: z
    .string(says('access.forgotten.empty'))
    .trim()
    .min(1, says('access.forgotten.empty'))
    .max(200, says('access.forgotten.empty')),
})

const SIGN_IN = { customer: '/sign-in', staff: '/staff/sign-in' } as const

/** Asking for a link to a new password: nothing here tells whether the login or the e-mail is known. */
export function forgottenRoutes({ services }: Pick<SignInDeps, 'services'>, audience: 'customer' | 'staff') {
  const askLink = audience === 'staff' ? services.team.askPasswordLink : services.access.askPasswordLink
  const page = ({ req, res, t }: PublicVisit, errors: FieldErrors, tooMany = false) => {
    const name = typed(req.body)['name'] ?? ''
    show(res, 'sign-in/forgotten', forgottenPage({ audience, name, errors, tooMany, t }))
    return Promise.resolve()
  }

  const ask = async (visit: PublicVisit): Promise<void> => {
    const parsed = parseForm(Form, visit.req.body)
    const outcome = parsed.ok ? await askLink(visit.operator, parsed.value.name) : 'wrong'
    if (outcome === 'asked') {
      visit.res.redirect(303, `${SIGN_IN[audience]}/forgotten/sent`)
      return
    }
    visit.res.status(parsed.ok ? 429 : 422)
    await page(visit, parsed.ok ? {} : parsed.errors, parsed.ok)
  }

  const sent = ({ res, t }: PublicVisit): Promise<void> => {
    show(res, 'sign-in/sent', linkSentPage(audience, t))
    return Promise.resolve()
  }

  return { form: (visit: PublicVisit) => page(visit, {}), ask, sent }
}
