import { staffMay, type StaffPermission, type StaffRole } from '#domain/access/staff-roles.ts'
import { WORK_LIMIT, type QueuedCase, type StaffWork } from '#domain/validation/queued-case.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { caseList, type CaseListFacts } from './cases-page.ts'

export interface OverviewFacts extends CaseListFacts {
  readonly role: StaffRole
  readonly work: StaffWork
  /** Null for those who don't work on cases. */
  readonly oldest: readonly QueuedCase[] | null
}

/** Where each kind of work is done, and by whom. */
const PLACES: Readonly<
  Record<keyof StaffWork, { readonly permission: StaffPermission; readonly href: string; readonly icon: string }>
> = {
  registrations: { permission: 'registrations:work', href: '/staff/registrations', icon: 'registrations' },
  audits: { permission: 'cases:work', href: '/staff/cases', icon: 'cases' },
  certificates: { permission: 'certificates:enter', href: '/staff/cases?show=certificates', icon: 'shield' },
  refused: { permission: 'cases:work', href: '/staff/cases?show=refused', icon: 'cross' },
  invoices: { permission: 'payments:enter', href: '/staff/payments', icon: 'payments' },
  quotes: { permission: 'payments:enter', href: '/staff/payments#quotes', icon: 'contract' },
  mails: { permission: 'mailbox:read', href: '/staff/mailbox?show=waiting', icon: 'mailbox' },
  jobs: { permission: 'jobs:read', href: '/staff/jobs?state=gave_up', icon: 'warn' },
}

/** What views/staff/overview.ejs is given: what waits, for those who may do it. */
export function overviewPage(facts: OverviewFacts) {
  const { role, work, oldest, language, t } = facts
  const { number } = formatsFor(language)
  return {
    title: t('staff.overview.title'),
    head: pageHead({ lead: t('staff.overview.lead') }),
    figures: KINDS.filter((kind) => staffMay(role, PLACES[kind].permission)).map((kind) => {
      const count = work[kind]
      const said = count > WORK_LIMIT ? `${number(WORK_LIMIT)}+` : number(count)
      const { href, icon } = PLACES[kind]
      return {
        href,
        icon,
        tone: count > 0 ? 'act' : 'quiet',
        label: t(`staff.overview.${kind}`, { count, number: said }),
      }
    }),
    oldest: oldest && oldest.length > 0 ? caseList(oldest, { ...facts, count: null }) : null,
  }
}

const KINDS = Object.keys(PLACES) as (keyof StaffWork)[]
