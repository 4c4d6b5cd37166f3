import { clearCookie, readCookie } from '#http/cookies.ts'
import { SESSION_COOKIE } from '#http/edge.ts'
import type { CustomerVisit, PublicVisit, StaffVisit } from '#http/visit.ts'
import type { SignInDeps } from './index.ts'

export function signOutRoutes({ services, cookies }: SignInDeps) {
  const signOut = async ({ req, res, operator }: PublicVisit, audience: 'customer' | 'staff', next: string) => {
    const cookie = SESSION_COOKIE[audience]
    const token = readCookie(req, cookie, cookies)
    if (token) await services.access.signOut(operator, token)
    clearCookie(res, cookie, cookies)
    res.redirect(303, next)
  }

  return {
    signOutCustomer: (visit: CustomerVisit) => signOut(visit, 'customer', '/sign-in'),
    signOutStaff: (visit: StaffVisit) => signOut(visit, 'staff', '/staff/sign-in'),
  }
}
