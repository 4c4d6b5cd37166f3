import type { LinkPurpose, LinkHolder } from '#domain/access/password-link.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { parseForm, type FieldErrors } from '#http/form.ts'
import { NewPassword } from '#http/new-password.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { passwordPage } from '#presenters/password-page.ts'
import type { Services } from '#services/index.ts'

/** Whose links they are, and where they lead when the password is saved. */
interface Links {
  readonly base: string
  readonly signIn: string
  readonly read: (scope: PublicVisit['operator'], token: string) => Promise<OpenLink>
  readonly set: Services['access']['setPasswordByLink']
}

interface OpenLink {
  /** Absent for staff. */
  readonly accountName?: string
  readonly purpose: LinkPurpose
  readonly expiresAt: Date
  readonly user: LinkHolder
}

/** The pages behind a mailed link: whoever reads the mail of a user, or of one of the staff, chooses the password here. */
export function passwordSections({ access, team }: Pick<Services, 'access' | 'team'>): Section[] {
  return [
    linkSection({
      base: '/password',
      signIn: '/sign-in',
      read: access.readPasswordLink,
      set: access.setPasswordByLink,
    }),
    linkSection({
      base: '/staff/password',
      signIn: '/staff/sign-in',
      read: team.readPasswordLink,
      set: team.setPassword,
    }),
  ]
}

function linkSection({ base, signIn, read, set }: Links): Section {
  const tokenOf = ({ req }: PublicVisit) => {
    const token = String(req.params['token'])
    if (!/^[\w-]{43}$/.test(token)) throw new Refusal('not_found', 'link_not_valid')
    return token
  }
  const form = async (visit: PublicVisit, errors: FieldErrors = {}) => {
    const link = await read(visit.operator, tokenOf(visit))
    const action = `${base}/${tokenOf(visit)}`
    show(visit.res, 'password/choose', passwordPage({ link, action, errors, ...visit }))
  }

  return {
    audience: 'everyone',
    base,
    routes: [
      { method: 'get', path: '/:token', permission: 'everyone', handler: (visit) => form(visit) },
      {
        method: 'post',
        path: '/:token',
        permission: 'everyone',
        handler: async (visit) => {
          await read(visit.operator, tokenOf(visit))
          const parsed = parseForm(NewPassword, visit.req.body)
          const fault = parsed.ok ? await set(visit.operator, tokenOf(visit), parsed.value.password) : null
          if (parsed.ok && !fault) {
            visit.res.redirect(303, `${signIn}?password=saved`)
            return
          }
          visit.res.status(422)
          await form(visit, fault ? { password: { key: `access.password.${fault}` } } : parsed.ok ? {} : parsed.errors)
        },
      },
    ],
  }
}
