import type { CookieSettings } from '#http/cookies.ts'
import type { Route, Section } from '#http/section.ts'
import type { PublicVisit } from '#http/visit.ts'
import type { Services } from '#services/index.ts'
import { doorRoutes } from './door.ts'
import { ownRoutes, staffOf, userOf } from './own.ts'
import { passkeyRoutes, type PasskeyPages } from './passkeys.ts'

export interface TwoFactorDeps {
  readonly cookies: CookieSettings
  readonly services: Services
}

const OWN = { customer: '/profile/two-factor', staff: '/staff/two-factor' } as const

/** Two-factor sign-in: the code after the password, and everybody's own settings. */
export function twoFactorSections(deps: TwoFactorDeps): Section[] {
  const door = { customer: doorRoutes(deps, 'customer'), staff: doorRoutes(deps, 'staff') }
  const customer = ownRoutes(deps, 'customer', OWN.customer, userOf)
  const meOfStaff = staffOf(deps.services.secondFactor.isDemandedOfStaff)
  const staff = ownRoutes(deps, 'staff', OWN.staff, meOfStaff)
  const passkeys = {
    customer: passkeyRoutes(deps, 'customer', OWN.customer, userOf, customer),
    staff: passkeyRoutes(deps, 'staff', OWN.staff, meOfStaff, staff),
  }
  return [
    {
      audience: 'everyone',
      base: '',
      routes: [
        {
          method: 'post',
          path: '/sign-in/second-factor/passkey-challenges',
          permission: 'everyone',
          handler: door.customer.askPasskey,
        },
        {
          method: 'post',
          path: '/staff/sign-in/second-factor/passkey-challenges',
          permission: 'everyone',
          handler: door.staff.askPasskey,
        },
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
        ...passkeyTable('profile:write', passkeys.customer),
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
        ...passkeyTable('staff:home', passkeys.staff),
      ],
    },
  ]
}

/** The passkeys of whoever's pages these are. */
function passkeyTable<const Access, Visit extends PublicVisit>(
  permission: Access,
  pages: PasskeyPages<Visit>,
): Route<Access, Visit>[] {
  return [
    { method: 'post', path: '/passkey-challenges', permission, handler: pages.ask },
    { method: 'get', path: '/passkeys/new', permission, handler: pages.form },
    { method: 'post', path: '/passkeys/new', permission, handler: pages.begin },
    { method: 'post', path: '/passkeys', permission, handler: pages.add },
    { method: 'get', path: '/passkeys/:passkeyId', permission, handler: pages.show },
    { method: 'post', path: '/passkeys/:passkeyId', permission, handler: pages.rename },
    { method: 'post', path: '/passkeys/:passkeyId/removal', permission, handler: pages.remove },
  ]
}
