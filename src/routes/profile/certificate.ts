import { randomUUID } from 'node:crypto'
import { clearCookie } from '#http/cookies.ts'
import { done } from '#http/done.ts'
import { SESSION_COOKIE } from '#http/edge.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { ownCertificatePage, panicPage } from '#presenters/profile/certificate-page.ts'
import { idIn } from '../administration/user-form.ts'
import type { ProfileDeps } from './index.ts'

/** One's own certificate to sign in with, and the panic button. */
export function ownCertificateSection({ services, cookies }: ProfileDeps): Section {
  const { own } = services.userCertificates

  const page = async ({ res, scope, user, language, t }: CustomerVisit): Promise<void> => {
    const { usesCertificates } = user.account
    const facts = { certificate: await own.find(scope), usesCertificates, linkId: randomUUID(), language, t }
    show(res, 'profile/certificate', ownCertificatePage(facts))
  }

  const askLink = async ({ req, res, scope }: CustomerVisit): Promise<void> => {
    await own.askLink(scope, idIn(req.body) ?? randomUUID())
    done(res, '/profile/certificate', 'done.profile.certificate_link')
  }

  const askBlocking = async ({ res, scope, user, t }: CustomerVisit): Promise<void> => {
    show(res, 'administration/confirm', panicPage(user, (await own.find(scope)) !== null, t))
  }

  const block = async ({ res, scope }: CustomerVisit): Promise<void> => {
    await own.panic(scope)
    clearCookie(res, SESSION_COOKIE.customer, cookies)
    done(res, '/sign-in', 'done.profile.blocked')
  }

  return {
    audience: 'customer',
    base: '/profile',
    routes: [
      { method: 'get', path: '/certificate', permission: 'profile:write', handler: page },
      { method: 'post', path: '/certificate/links', permission: 'profile:write', handler: askLink },
      {
        method: 'get',
        path: '/blocking',
        permission: 'profile:write',
        handler: askBlocking,
        withExpiredPassword: true,
      },
      { method: 'post', path: '/blocking', permission: 'profile:write', handler: block, withExpiredPassword: true },
    ],
  }
}
