import { staffState, type StaffMember } from '#domain/access/staff-member.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { TONE_OF_USER } from '../administration/users-page.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { pill, type Pill } from '../components/status-pill.ts'
import { plainColumn, table } from '../components/table.ts'

export interface StaffFacts {
  readonly staff: readonly StaffMember[]
  /** Who looks at it. */
  readonly actorId: string
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['name', 'role', 'factor', 'last_sign_in', 'state'] as const

/** What views/staff/staff.ejs is given: everybody who works in the back office. */
export function staffPage({ staff, actorId, language, t }: StaffFacts) {
  const { dateTime } = formatsFor(language)
  const label = (column: (typeof COLUMNS)[number]) => t(`team.list.columns.${column}`)
  return {
    title: t('team.list.title'),
    head: pageHead({ lead: t('team.list.lead'), action: { label: t('team.list.add'), href: '/staff/staff/new' } }),
    table: table({
      caption: t('team.list.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      count: t('team.list.count', { count: staff.length }),
    }),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, label(column)])) as Record<
      (typeof COLUMNS)[number],
      string
    >,
    never: t('team.list.never'),
    rows: staff.map((member) => ({
      href: `/staff/staff/${member.id}`,
      name: member.name,
      login: member.id === actorId ? t('team.list.you', { login: member.login }) : member.login,
      role: t(`team.roles.${member.role}`),
      email: member.email,
      factor: t(member.factorId ? 'team.list.has_factor' : 'team.list.no_factor'),
      lastSignIn: member.lastSignInAt ? dateTime(member.lastSignInAt) : null,
      state: staffPill(member, t),
    })),
  }
}

export function staffPill(member: StaffMember, t: Translate): Pill {
  const state = staffState(member)
  return pill(TONE_OF_USER[state], t(`administration.users.states.${state}`))
}
