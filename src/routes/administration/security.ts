import { z } from 'zod'
import { AUTHENTICATION_MODES } from '#domain/access/authentication-mode.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { securityPage } from '#presenters/administration/security-page.ts'
import type { Services } from '#services/index.ts'
import { networkRoutes } from './networks.ts'

const Rule = z.object({ seen: z.enum(AUTHENTICATION_MODES), wanted: z.enum(AUTHENTICATION_MODES) })
const Alone = z
  .object({ seen: z.enum(['yes', 'no']), alone: z.string().optional() })
  .transform(({ seen, alone }) => ({ seen: seen === 'yes', wanted: alone !== undefined }))

type SecurityServices = Pick<Services, 'secondFactor' | 'accounts' | 'access'>

/** How the users of the account sign in: by password, with a second factor, or by certificate. */
export function securitySection({ secondFactor, accounts, access }: SecurityServices): Section {
  const page = async ({ res, operator, user, language, t }: CustomerVisit): Promise<void> => {
    const security = await secondFactor.readAccount(operator, user.account.id)
    show(res, 'administration/security', securityPage({ ...security, me: user, language, t }))
  }

  const decide = async ({ req, res, operator, scope }: CustomerVisit): Promise<void> => {
    const rule = Rule.safeParse(req.body)
    if (!rule.success) throw new Refusal('invalid', 'form_expired')
    await accounts.chooseSignInRule(operator, scope, rule.data)
    done(res, '/administration/security', 'done.security.saved')
  }

  const allowPasskeys = async ({ req, res, operator, scope }: CustomerVisit): Promise<void> => {
    const form = Alone.safeParse(req.body)
    if (!form.success) throw new Refusal('invalid', 'form_expired')
    await secondFactor.allowPasskeyAlone(operator, scope, form.data)
    done(res, '/administration/security', 'done.security.alone_saved')
  }

  return {
    audience: 'customer',
    base: '/administration/security',
    routes: [
      { method: 'get', path: '', permission: 'credentials:manage', handler: page },
      { method: 'post', path: '', permission: 'credentials:manage', handler: decide },
      { method: 'post', path: '/passkeys', permission: 'credentials:manage', handler: allowPasskeys },
      ...networkRoutes({ access }),
    ],
  }
}
