import { grants, type Permission, type Right } from '#domain/access/rights.ts'
import type { Translate } from '#platform/i18n.ts'

const STEPS = [
  { key: 'read', permission: 'documentation:read', href: '/documentation/first-steps' },
  { key: 'order', permission: 'orders:place', href: '/operations/new-order' },
  { key: 'people', permission: 'administration:manage', href: '/administration/users' },
  { key: 'protect', permission: 'profile:write', href: '/profile/two-factor' },
] as const satisfies readonly { key: string; permission: Permission; href: string }[]

/** How somebody begins whose account has never ordered anything, as far as their rights go. */
export function beginning(isNew: boolean, rights: ReadonlySet<Right>, t: Translate) {
  if (!isNew) return null
  return {
    title: t('home.begin.title'),
    steps: STEPS.filter(({ permission }) => grants(rights, permission)).map(({ key, href }) => ({
      title: t(`home.begin.${key}.title`),
      text: t(`home.begin.${key}.text`),
      action: t(`home.begin.${key}.go`),
      href,
    })),
  }
}
