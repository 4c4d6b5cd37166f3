import { grants, type Permission, type Right } from '#domain/access/rights.ts'
import {
  ENDING_DAYS,
  HOME_TASKS,
  TASK_LIMIT,
  type EndingCertificate,
  type HomeOrder,
  type HomeTask,
  type HomeTaskKind,
} from '#domain/orders/home-overview.ts'
import { mandateMessage, type Mandate } from '#domain/mandates/mandate.ts'
import { statusLabel } from '#domain/orders/status-label.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { validityBar } from './components/bar.ts'
import { formatsFor } from './components/formats.ts'
import type { Link } from './components/link.ts'
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
  readonly ending: readonly EndingCertificate[]
  readonly endingCount: number
  readonly mandate: Pick<Mandate, 'reference' | 'state' | 'decidedAt'> | null
  readonly now: Date
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
  quote: { permission: 'orders:pay', tone: 'act', href: '/orders/in-progress' },
  payment: { permission: 'orders:pay', tone: 'act', href: '/orders/in-progress' },
  csr: { permission: 'certificates:manage', tone: 'act', href: '/orders/in-progress' },
  domain: { permission: 'certificates:manage', tone: 'act', href: '/orders/in-progress' },
}

/** What views/home/home.ejs is given: what waits for the user first, as far as their rights go. */
export function homePage(facts: HomeFacts) {
  const { name, account, rights, t } = facts
  const seesOrders = grants(rights, 'orders:read')
  const action = grants(rights, 'orders:place') ? { label: t('home.new_order'), href: '/operations/new-order' } : null
  return {
    title: t('home.title', { name }),
    head: pageHead({ lead: t('home.lead', { account }), ...(action && { action }) }),
    tasks: [...(seesOrders ? tasks(facts) : []), ...mandateTask(facts)],
    ending: seesOrders ? endingPart(facts) : null,
    progress: seesOrders ? progressPart(facts, action) : null,
    // Approvals that wait are among the tasks already.
    quick: shortcuts(rights, t),
  }
}

function tasks({ tasks: found, rights, language, t }: HomeFacts) {
  return HOME_TASKS.flatMap((kind) => {
    const { permission, tone, href } = TASKS[kind]
    const task = found.find((candidate) => candidate.kind === kind)
    if (!task || !grants(rights, permission)) return []
    return {
      tone,
      text: t(`home.tasks.${kind}`, { count: task.count, number: capped(task.count, language) }),
      action: t(`home.tasks.go.${kind}`),
      href: task.count === 1 ? `/orders/${task.reference}` : href,
    }
  })
}

const MANDATE_TONE = { requested: 'act', refused: 'stop', valid: 'done' } as const satisfies Record<string, Tone>

/** What has become of the direct debit mandate, for those who see to it. */
function mandateTask({ mandate, rights, now, t }: HomeFacts) {
  const message = mandate && grants(rights, 'administration:manage') ? mandateMessage(mandate, now) : null
  if (!mandate || message === null) return []
  return [
    {
      tone: MANDATE_TONE[message],
      text: t(`home.mandate.${message}`, { reference: mandate.reference }),
      action: t(`home.mandate.go.${message}`),
      href: '/administration/preferences/mandate',
    },
  ]
}

function endingPart({ ending, endingCount, now, language, t }: HomeFacts) {
  const { date } = formatsFor(language)
  return {
    title: t('home.ending.title', { days: ENDING_DAYS }),
    none: endingCount === 0 ? t('home.ending.none', { days: ENDING_DAYS }) : null,
    count: t('home.ending.count', { count: endingCount, number: capped(endingCount, language) }),
    all: { label: t('home.ending.all'), href: '/orders?sort=valid_to&direction=ascending' },
    rows: ending.map(({ reference, common_name, valid_from, valid_to }) => ({
      href: `/orders/${reference}`,
      name: common_name,
      end: date(valid_to),
      life: validityBar(valid_from, valid_to, now, t),
    })),
  }
}

const COLUMNS = ['name', 'product', 'status', 'ordered'] as const

function progressPart(facts: HomeFacts, action: Link | null) {
  const { orders, t } = facts
  return {
    table: table({
      caption: t('home.progress.caption'),
      columns: COLUMNS.map((column) => plainColumn(t(`home.progress.${column}`))),
      empty:
        orders.length === 0
          ? { title: t('home.progress.empty_title'), text: t('home.progress.empty_text'), action }
          : null,
    }),
    labels: {
      product: t('home.progress.product'),
      status: t('home.progress.status'),
      ordered: t('home.progress.ordered'),
    },
    rows: orders.map((order) => orderRow(order, facts)),
  }
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

/** «1,000+»: more was not counted. */
function capped(count: number, language: Language): string {
  const { number } = formatsFor(language)
  return count > TASK_LIMIT ? `${number(TASK_LIMIT)}+` : number(count)
}

/** What is done daily has its own way; the other sections that have pages have one each. */
function shortcuts(rights: ReadonlySet<Right>, t: Translate) {
  return menuFor(rights, false).flatMap(({ key, href, links }) => {
    const isDaily = key === 'operations' || key === 'orders'
    const ways = isDaily ? links.map((link) => ({ href: link.href, label: t(`menu.links.${link.key}`) })) : []
    const section = links.length > 0 && !isDaily ? [{ href, label: t(`shell.sections.${key}`) }] : []
    return [...ways, ...section].map((way) => ({ icon: key, ...way }))
  })
}
