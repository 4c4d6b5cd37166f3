import {
  ENDING_DAYS,
  TASK_LIMIT,
  type EndingCertificate,
  type HomeOrder,
  type HomeTask,
  type HomeTaskKind,
} from '#domain/orders/home-overview.ts'
import type { Mandate } from '#domain/mandates/mandate.ts'
import { addDays } from '#domain/shared/time.ts'
import { askAll, type Question } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

const NEWEST = 6
const FIRST_ENDING = 5

const BEGUN = `o.fulfilment in ('registered', 'verification', 'awaiting_dcv')`
/** Before that nothing else is asked for. */
const AGREED = `${BEGUN} and o.settlement <> 'quote'`

/** Which open orders each task is about. */
const TASKS: Readonly<Record<HomeTaskKind, string>> = {
  approval: `o.fulfilment = 'pending_approval'`,
  suspended: `o.fulfilment = 'suspended'`,
  quote: `${BEGUN} and o.settlement = 'quote'`,
  payment: `${BEGUN} and o.settlement = 'awaiting_payment'`,
  csr: `${AGREED} and o.product_type = 'server' and exists (
    select 1 from certificates c where c.account_id = o.account_id and c.order_id = o.id and c.csr_pem is null)`,
  domain: `${AGREED} and exists (
    select 1 from domain_validations v where v.account_id = o.account_id and v.order_id = o.id and v.state = 'pending')`,
}

export interface HomeOverview {
  readonly tasks: readonly HomeTask[]
  /** The newest that are in progress. */
  readonly orders: readonly HomeOrder[]
  /** The first that end, and how many do. */
  readonly ending: readonly EndingCertificate[]
  readonly endingCount: number
  /** The newest direct debit mandate; null where there never was one. */
  readonly mandate: Pick<Mandate, 'reference' | 'state' | 'decidedAt'> | null
}

/** What the home page shows of an account's orders and of its mandate, in one trip. */
export async function readHomeOverview(scope: AccountScope): Promise<HomeOverview> {
  const [tasks, orders, ending, endingCount, mandates] = await askAll<
    [HomeTask, HomeOrder, EndingCertificate, { count: number }, NonNullable<HomeOverview['mandate']>]
  >(scope, [
    tasksQuestion(scope),
    ordersQuestion(scope),
    endingQuestion(scope),
    endingCountQuestion(scope),
    mandateQuestion(scope),
  ])
  return {
    tasks: tasks.filter(({ count }) => count > 0),
    orders,
    ending,
    endingCount: endingCount[0]?.count ?? 0,
    mandate: mandates[0] ?? null,
  }
}

function mandateQuestion({ accountId }: AccountScope): Question<NonNullable<HomeOverview['mandate']>> {
  return {
    name: 'home-mandate',
    text: `
      select reference, state, decided_at as "decidedAt" from debit_mandates
      where account_id = $1 order by requested_at desc, id desc limit 1`,
    values: [accountId],
  }
}

function tasksQuestion({ accountId }: AccountScope): Question<HomeTask> {
  const counted = ([kind, condition]: [string, string]) => `
    select '${kind}' as kind, count(*)::integer as count, min(reference) as reference
    from (select o.reference from orders o where o.account_id = $1 and o.is_open and ${condition} limit ${TASK_LIMIT + 1}) ${kind}`
  return { name: 'home-tasks', text: Object.entries(TASKS).map(counted).join(' union all '), values: [accountId] }
}

function ordersQuestion({ accountId }: AccountScope): Question<HomeOrder> {
  return {
    name: 'home-orders',
    text: `
      select reference, common_name, product_code, fulfilment, settlement, ordered_at from orders
      where account_id = $1 and is_open order by ordered_at desc, id desc limit ${NEWEST}`,
    values: [accountId],
  }
}

/** By the index of end dates; what has none is at infinity. */
const ENDING = `
  from orders where account_id = $1 and coalesce(valid_to, 'infinity') > $2 and coalesce(valid_to, 'infinity') <= $3
    and revoked_at is null`

function endingQuestion(scope: AccountScope): Question<EndingCertificate> {
  return {
    name: 'home-ending',
    text: `
      select reference, common_name, valid_from, valid_to ${ENDING}
      order by coalesce(valid_to, 'infinity'), id limit ${FIRST_ENDING}`,
    values: endingValues(scope),
  }
}

function endingCountQuestion(scope: AccountScope): Question<{ count: number }> {
  return {
    name: 'home-ending-count',
    text: `select count(*)::integer from (select 1 ${ENDING} limit ${TASK_LIMIT + 1}) ending`,
    values: endingValues(scope),
  }
}

const endingValues = ({ accountId, now }: AccountScope) => [accountId, now(), addDays(now(), ENDING_DAYS)]
