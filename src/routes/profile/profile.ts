import { z } from 'zod'
import { grants } from '#domain/access/rights.ts'
import { THEMES } from '#domain/access/signed-in.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { setCookie } from '#http/cookies.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { profilePage } from '#presenters/profile/profile-page.ts'
import type { ProfileDeps } from './index.ts'

const Form = z.object({
  name: z
    .string(says('profile.errors.name'))
    .trim()
    .min(2, says('profile.errors.name'))
    .max(120, says('profile.errors.name')),
  language: z.enum(LANGUAGES, says('profile.errors.language')),
  theme: z.enum(THEMES, says('profile.errors.theme')),
  version: z.string(says('profile.errors.version')).max(100, says('profile.errors.version')),
})

/** Name, language and appearance, and the way to everything else of one's own. */
export function profileRoutes({ services, cookies }: ProfileDeps) {
  const page = async (visit: CustomerVisit, errors: FieldErrors, isStale = false) => {
    const { req, res, scope, user, language, t } = visit
    const { usesCertificates } = user.account
    const profile = await services.profile.read(scope)
    const draft = req.method === 'POST' ? typed(req.body) : null
    const readsOrders = grants(user.rights, 'orders:read')
    const facts = { profile, draft, errors, isStale, readsOrders, usesCertificates, language, t }
    show(res, 'profile/profile', profilePage(facts))
  }

  const save = async (visit: CustomerVisit): Promise<void> => {
    const { req, res, scope } = visit
    const parsed = parseForm(Form, req.body)
    const outcome = parsed.ok ? await services.profile.save(scope, parsed.value, parsed.value.version) : 'wrong'
    if (parsed.ok && outcome === 'saved') {
      setCookie(res, 'language', parsed.value.language, cookies)
      setCookie(res, 'theme', parsed.value.theme, cookies)
      done(res, '/profile', 'done.profile.profile')
      return
    }
    res.status(parsed.ok ? 409 : 422)
    await page(visit, parsed.ok ? {} : parsed.errors, parsed.ok)
  }

  return { form: (visit: CustomerVisit) => page(visit, {}), save }
}
