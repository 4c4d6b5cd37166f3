import { Refusal } from '#domain/shared/refusal.ts'
import { parseForm, type FieldErrors } from '#http/form.ts'
import { NewPassword } from '#http/new-password.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { passwordPage } from '#presenters/password-page.ts'
import type { Services } from '#services/index.ts'

/** The page behind a mailed link: whoever reads the user's mail chooses the password here. */
export function passwordSection({ access }: Pick<Services, 'access'>): Section {
  const tokenOf = ({ req }: PublicVisit) => {
    const token = String(req.params['token'])
    if (!/^[\w-]{43}$/.test(token)) throw new Refusal('not_found', 'link_not_valid')
    return token
  }
  const form = async (visit: PublicVisit, errors: FieldErrors = {}) => {
    const link = await access.readPasswordLink(visit.operator, tokenOf(visit))
    show(visit.res, 'password/choose', passwordPage({ link, token: tokenOf(visit), errors, ...visit }))
  }

  return {
    audience: 'everyone',
    base: '/password',
    routes: [
      { method: 'get', path: '/:token', permission: 'everyone', handler: (visit) => form(visit) },
      {
        method: 'post',
        path: '/:token',
        permission: 'everyone',
        handler: async (visit) => {
          await access.readPasswordLink(visit.operator, tokenOf(visit))
          const parsed = parseForm(NewPassword, visit.req.body)
          const fault = parsed.ok
            ? await access.setPasswordByLink(visit.operator, tokenOf(visit), parsed.value.password)
            : null
          if (parsed.ok && !fault) {
            visit.res.redirect(303, '/sign-in?password=saved')
            return
          }
          visit.res.status(422)
          await form(visit, fault ? { password: { key: `access.password.${fault}` } } : parsed.ok ? {} : parsed.errors)
        },
      },
    ],
  }
}
