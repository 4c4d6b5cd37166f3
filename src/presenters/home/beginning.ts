import { grants, type Permission, type Right } from '#domain/access/rights.ts'
import type { Translate } from '#platform/i18n.ts'

const STEPS = [
  { key: 'read', permission: 'documentation:read', href: '/documentation/first-steps' },
  { key: 'order', permission: 'orders:place', href: '/operations/new-order' },
  { key: 'people', permission: 'administration:manage', href: '/administration/users' },
  { key: 'protect', permission: 'profile:write', href: '/profile/two-factor' },
] as const satisfies readonly { key: string; permission: Permission; href: string }[]

export interface BeginningFacts {
  /** The account has never ordered anything. */
  readonly isNew: boolean
  /** Its users sign in by certificate, beside which a second factor guards nothing. */
  readonly usesCertificates: boolean
  readonly rights: ReadonlySet<Right>
  readonly t: Translate
}

/** How somebody begins, as far as their rights go; null once the account has ordered. */
export function beginning({ isNew, usesCertificates, rights, t }: BeginningFacts) {
  if (!isNew) return null
  const steps = STEPS.filter(
    ({ key, permission }) => grants(rights, permission) && !(usesCertificates && key === 'protect'),
  )
  return {
    title: t('home.begin.title'),
    steps: steps.map(({ key, href }) => ({
      title: t(`home.begin.${key}.title`),
      text: t(`home.begin.${key}.text`),
      action: t(`home.begin.${key}.go`),
      href,
    })),
  }
}
