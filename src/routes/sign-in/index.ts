import type { Authenticator } from '#http/authenticator.ts'
import type { ReadClientCertificate } from '#http/client-certificate.ts'
import type { CookieSettings } from '#http/cookies.ts'
import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import type { DemoPerson } from '#presenters/sign-in-page.ts'
import { certificateSignInRoutes } from './certificate.ts'
import { forgottenRoutes } from './forgotten.ts'
import { ssoRoutes } from './sso.ts'
import { signInRoutes } from './sign-in.ts'
import { signOutRoutes } from './sign-out.ts'

export interface SignInDeps {
  readonly authenticator: Authenticator
  readonly cookies: CookieSettings
  readonly services: Services
  /** Shown with one button each; empty outside demo mode. */
  readonly demoCast: readonly DemoPerson[]
  readonly certificates: {
    /** Where browsers are asked for one; null: nowhere. */
    readonly url: string | null
    readonly read: ReadClientCertificate
    readonly publicUrl: string
  }
}

/** The way in, for customers and for the operator's staff. */
export function signInSection(deps: SignInDeps): Section {
  const customer = signInRoutes(deps, 'customer')
  const staff = signInRoutes(deps, 'staff')
  const forgotten = forgottenRoutes(deps, 'customer')
  const staffForgotten = forgottenRoutes(deps, 'staff')
  const sso = ssoRoutes(deps)
  const certificate = certificateSignInRoutes(deps)
  return {
    audience: 'everyone',
    base: '',
    routes: [
      { method: 'get', path: '/sign-in', permission: 'everyone', handler: customer.form },
      { method: 'post', path: '/sign-in', permission: 'everyone', handler: customer.signIn },
      { method: 'post', path: '/sign-in/passkey-challenges', permission: 'everyone', handler: customer.askPasskey },
      { method: 'post', path: '/sign-in/passkey', permission: 'everyone', handler: customer.signInByPasskey },
      { method: 'get', path: '/sign-in/certificate', permission: 'everyone', handler: certificate.page },
      { method: 'post', path: '/sign-in/certificate', permission: 'everyone', handler: certificate.signIn },
      { method: 'get', path: '/sign-in/forgotten', permission: 'everyone', handler: forgotten.form },
      { method: 'post', path: '/sign-in/forgotten', permission: 'everyone', handler: forgotten.ask },
      { method: 'get', path: '/sign-in/forgotten/sent', permission: 'everyone', handler: forgotten.sent },
      { method: 'get', path: '/sign-in/sso', permission: 'everyone', handler: sso.form },
      { method: 'post', path: '/sign-in/sso', permission: 'everyone', handler: sso.begin },
      { method: 'get', path: '/sign-in/sso/:accountId/callback', permission: 'everyone', handler: sso.finish },
      { method: 'get', path: '/staff/sign-in', permission: 'everyone', handler: staff.form },
      { method: 'post', path: '/staff/sign-in', permission: 'everyone', handler: staff.signIn },
      { method: 'get', path: '/staff/sign-in/forgotten', permission: 'everyone', handler: staffForgotten.form },
      { method: 'post', path: '/staff/sign-in/forgotten', permission: 'everyone', handler: staffForgotten.ask },
      { method: 'get', path: '/staff/sign-in/forgotten/sent', permission: 'everyone', handler: staffForgotten.sent },
    ],
  }
}

export function signOutSections(deps: SignInDeps): Section[] {
  const { signOutCustomer, signOutStaff } = signOutRoutes(deps)
  return [
    {
      audience: 'customer',
      base: '',
      routes: [
        {
          method: 'post',
          path: '/sign-out',
          permission: 'profile:write',
          handler: signOutCustomer,
          withExpiredPassword: true,
          changesNothing: true,
        },
      ],
    },
    {
      audience: 'staff',
      base: '/staff',
      routes: [{ method: 'post', path: '/sign-out', permission: 'staff:home', handler: signOutStaff }],
    },
  ]
}
