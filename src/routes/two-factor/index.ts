import type { CookieSettings } from '#http/cookies.ts'
import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { doorRoutes } from './door.ts'
import { ownRoutes, staffOf, userOf } from './own.ts'

export interface TwoFactorDeps {
  readonly cookies: CookieSettings
  readonly services: Services
}

const OWN = { customer: '/profile/two-factor', staff: '/staff/two-factor' } as const

/** Two-factor sign-in: the code after the password, and everybody's own settings. */
export function twoFactorSections(deps: TwoFactorDeps): Section[] {
  const door = { customer: doorRoutes(deps, 'customer'), staff: doorRoutes(deps, 'staff') }
  const customer = ownRoutes(deps, 'customer', OWN.customer, userOf)
  const staff = ownRoutes(deps, 'staff', OWN.staff, staffOf(deps.services.secondFactor.isDemandedOfStaff))
  return [
    {
      audience: 'everyone',
      base: '',
      routes: [
        { method: 'get', path: '/sign-in/second-factor', permission: 'everyone', handler: door.customer.form },
        { method: 'post', path: '/sign-in/second-factor', permission: 'everyone', handler: door.customer.finish },
        { method: 'get', path: '/staff/sign-in/second-factor', permission: 'everyone', handler: door.staff.form },
        { method: 'post', path: '/staff/sign-in/second-factor', permission: 'everyone', handler: door.staff.finish },
      ],
    },
    {
      audience: 'customer',
      base: OWN.customer,
      routes: [
        { method: 'get', path: '', permission: 'profile:write', handler: customer.show },
        { method: 'post', path: '', permission: 'profile:write', handler: customer.setUp },
        { method: 'get', path: '/new', permission: 'profile:write', handler: customer.form },
        { method: 'post', path: '/recovery-codes', permission: 'profile:write', handler: customer.renewCodes },
        { method: 'post', path: '/removal', permission: 'profile:write', handler: customer.switchOff },
      ],
    },
    {
      audience: 'staff',
      base: OWN.staff,
      routes: [
        { method: 'get', path: '', permission: 'staff:home', handler: staff.show },
        { method: 'post', path: '', permission: 'staff:home', handler: staff.setUp },
        { method: 'get', path: '/new', permission: 'staff:home', handler: staff.form },
        { method: 'post', path: '/recovery-codes', permission: 'staff:home', handler: staff.renewCodes },
        { method: 'post', path: '/removal', permission: 'staff:home', handler: staff.switchOff },
      ],
    },
  ]
}
