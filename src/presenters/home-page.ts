import { grants, type Permission, type Right } from '#domain/access/rights.ts'
import {
  ENDING_DAYS,
  HOME_TASKS,
  TASK_LIMIT,
  type HomeOrder,
  type HomeTask,
  type HomeTaskKind,
} from '#domain/orders/home-overview.ts'
import { statusLabel } from '#domain/orders/status-label.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from './components/formats.ts'
import { pageHead } from './components/page-head.ts'
import { TONE_OF_STATUS } from './components/status-pill.ts'
import { plainColumn, table } from './components/table.ts'
import type { Tone } from './components/tone.ts'
import { menuFor } from './menu.ts'

export interface HomeFacts {
  readonly name: string
  readonly account: string
  readonly rights: ReadonlySet<Right>
  readonly tasks: readonly HomeTask[]
  readonly orders: readonly HomeOrder[]
  readonly language: Language
  readonly productName: (code: string) => string
  readonly t: Translate
}

/** Whose each task is, how pressing it is, and where several of them are found. */
const TASKS: Readonly<
  Record<HomeTaskKind, { readonly permission: Permission; readonly tone: Tone; readonly href: string }>
> = {
  approval: { permission: 'orders:approve', tone: 'act', href: '/orders/pending-approvals' },
  suspended: { permission: 'certificates:manage', tone: 'stop', href: '/orders/in-progress' },
  payment: { permission: 'orders:pay', tone: 'act', href: '/orders/in-progress' },
  csr: { permission: 'certificates:manage', tone: 'act', href: '/orders/in-progress' },
  domain: { permission: 'certificates:manage', tone: 'act', href: '/orders/in-progress' },
  ending: { permission: 'orders:read', tone: 'quiet', href: '/orders?sort=valid_to&direction=ascending' },
}

/** What views/home/home.ejs is given. */
export function homePage(facts: HomeFacts) {
  const { name, account, rights, orders, t } = facts
  const seesOrders = grants(rights, 'orders:read')
  const action = grants(rights, 'orders:place') ? { label: t('home.new_order'), href: '/operations/new-order' } : null
  return {
    title: t('home.title', { name }),
    head: pageHead({ lead: t('home.lead', { account }), ...(action && { action }) }),
    tasks: seesOrders ? tasks(facts) : [],
    labels: {
      name: t('home.progress.name'),
      product: t('home.progress.product'),
      status: t('home.progress.status'),
      ordered: t('home.progress.ordered'),
    },
    progress: seesOrders
      ? {
          table: table({
            caption: t('home.progress.caption'),
            columns: [
              plainColumn(t('home.progress.name')),
              plainColumn(t('home.progress.product')),
              plainColumn(t('home.progress.status')),
              plainColumn(t('home.progress.ordered')),
            ],
            empty:
              orders.length === 0
                ? { title: t('home.progress.empty_title'), text: t('home.progress.empty_text'), action }
                : null,
          }),
          rows: orders.map((order) => orderRow(order, facts)),
        }
      : null,
    quick: menuFor(rights).map(({ key, href }) => ({ key, href, label: t(`shell.sections.${key}`) })),
  }
}

function tasks({ tasks: found, rights, language, t }: HomeFacts) {
  const { number } = formatsFor(language)
  return HOME_TASKS.flatMap((kind) => {
    const { permission, tone, href } = TASKS[kind]
    const task = found.find((candidate) => candidate.kind === kind)
    if (!task || !grants(rights, permission)) return []
    const said = task.count > TASK_LIMIT ? `${number(TASK_LIMIT)}+` : number(task.count)
    return {
      tone,
      text: t(`home.tasks.${kind}`, { count: task.count, number: said, days: ENDING_DAYS }),
      action: t(`home.tasks.go.${kind}`),
      href: task.count === 1 ? `/orders/${task.reference}` : href,
    }
  })
}

function orderRow(order: HomeOrder, { language, productName, t }: HomeFacts) {
  const label = statusLabel(order.fulfilment, order.settlement)
  return {
    href: `/orders/${order.reference}`,
    reference: order.reference,
    name: order.common_name,
    product: productName(order.product_code),
    tone: TONE_OF_STATUS[label],
    status: t(`orders.status.${label}`),
    ordered: formatsFor(language).date(order.ordered_at),
  }
}
