import { grants, type Right } from '#domain/access/rights.ts'
import type { Brand } from '#domain/catalogue/brand.ts'
import type { ToldNews } from '#domain/news/news.ts'
import type { HomeOrder } from '#domain/orders/home-overview.ts'
import { statusLabel } from '#domain/orders/status-label.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from './components/formats.ts'
import type { Link } from './components/link.ts'
import { pageHead } from './components/page-head.ts'
import { TONE_OF_STATUS } from './components/status-pill.ts'
import { plainColumn, table } from './components/table.ts'
import { topicHref, TOPICS } from './documentation/topics.ts'
import { beginning, type BeginningFacts } from './home/beginning.ts'
import { endingPart, type EndingFacts } from './home/ending-part.ts'
import { mandateTask, type MandateFacts } from './home/mandate-task.ts'
import { couponPart, topUpPart, type MoneyFacts } from './home/money-part.ts'
import { newsPart } from './home/news-part.ts'
import { taskList, type TaskFacts } from './home/task-list.ts'
import { menuFor } from './menu.ts'

export interface HomeFacts extends EndingFacts, TaskFacts, MandateFacts, MoneyFacts, BeginningFacts {
  readonly name: string
  readonly account: string
  readonly news: readonly ToldNews[]
  readonly brands: readonly Brand[]
  readonly orders: readonly HomeOrder[]
}

/** What views/home/home.ejs is given: what waits for the user first, as far as their rights go. */
export function homePage(facts: HomeFacts) {
  const { name, account, rights, isNew, t } = facts
  const seesOrders = grants(rights, 'orders:read')
  const action = grants(rights, 'orders:place') ? { label: t('home.new_order'), href: '/operations/new-order' } : null
  const tasks = [...taskList(facts), ...mandateTask(facts)]
  return {
    title: t('home.title', { name }),
    head: pageHead({ lead: t('home.lead', { account }), ...(action && { action }) }),
    told: newsPart(facts.news, facts),
    begin: beginning(facts),
    // Somebody new is told how to begin instead of that nothing waits.
    tasks: { rows: tasks, isShown: tasks.length > 0 || (seesOrders && !isNew) },
    topUp: topUpPart(facts),
    coupons: couponPart(facts),
    ending: seesOrders && !isNew ? endingPart(facts) : null,
    progress: seesOrders && !isNew ? progressPart(facts, action) : null,
    // Approvals that wait are among the tasks already.
    quick: shortcuts(rights, t),
    help: TOPICS.map((topic) => ({ href: topicHref(topic), label: t(`documentation.topics.${topic.key}.title`) })),
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

/** What is done daily has its own way, unless it is counted and so a task; the other sections that have pages have one each. */
function shortcuts(rights: ReadonlySet<Right>, t: Translate) {
  return menuFor(rights, false).flatMap(({ key, href, links }) => {
    const isDaily = key === 'operations' || key === 'orders'
    const plain = links.filter(({ badge }) => badge === undefined)
    const ways = isDaily ? plain.map((link) => ({ href: link.href, label: t(`menu.links.${link.key}`) })) : []
    const section = links.length > 0 && !isDaily ? [{ href, label: t(`shell.sections.${key}`) }] : []
    return [...ways, ...section].map((way) => ({ icon: key, ...way }))
  })
}
