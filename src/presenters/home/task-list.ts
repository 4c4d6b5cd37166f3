import { grants, type Permission, type Right } from '#domain/access/rights.ts'
import { HOME_TASKS, TASK_LIMIT, type HomeTask, type HomeTaskKind } from '#domain/orders/home-overview.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import type { Tone } from '../components/tone.ts'
import { cappedNumber } from './capped-number.ts'

export interface TaskFacts {
  readonly tasks: readonly HomeTask[]
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly t: Translate
}

interface TaskPlace {
  readonly permission: Permission
  readonly tone: Tone
  /** Where several of them are found. */
  readonly href: string
  /** Also where there is only one. */
  readonly always?: true
}

/** Whose each task is, how pressing it is, and where it is done. */
const TASKS: Readonly<Record<HomeTaskKind, TaskPlace>> = {
  approval: { permission: 'orders:approve', tone: 'act', href: '/orders/pending-approvals' },
  suspended: { permission: 'certificates:manage', tone: 'stop', href: '/orders/in-progress' },
  late: { permission: 'accounting:read', tone: 'stop', href: '/accounting/late-invoices', always: true },
  to_check: { permission: 'certificates:manage', tone: 'act', href: '/orders/bought-elsewhere', always: true },
  quote: { permission: 'orders:pay', tone: 'act', href: '/orders/in-progress' },
  payment: { permission: 'orders:pay', tone: 'act', href: '/orders/in-progress' },
  csr: { permission: 'certificates:manage', tone: 'act', href: '/orders/in-progress' },
  domain: { permission: 'certificates:manage', tone: 'act', href: '/orders/in-progress' },
  renewal: { permission: 'orders:place', tone: 'act', href: '/orders/to-renew' },
  reissue: { permission: 'certificates:manage', tone: 'act', href: '/orders/to-reissue' },
}

/** What waits for the user, as far as their rights go. Those who may not read orders are led to none. */
export function taskList({ tasks: found, rights, language, t }: TaskFacts) {
  const seesOrders = grants(rights, 'orders:read')
  return HOME_TASKS.flatMap((kind) => {
    const { permission, tone, href, always } = TASKS[kind]
    const task = found.find((candidate) => candidate.kind === kind)
    if (!task || !grants(rights, permission) || !(seesOrders || kind === 'late')) return []
    return {
      tone,
      text: t(`home.tasks.${kind}`, { count: task.count, number: cappedNumber(task.count, TASK_LIMIT, language) }),
      action: t(`home.tasks.go.${kind}`),
      href: task.count === 1 && !always ? `/orders/${task.reference}` : href,
    }
  })
}
