import {
  ENDING_DAYS,
  TASK_LIMIT,
  type HomeOrder,
  type HomeTask,
  type HomeTaskKind,
} from '#domain/orders/home-overview.ts'
import { addDays } from '#domain/shared/time.ts'
import { askAll } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

const NEWEST = 6

const BEGUN = `o.fulfilment in ('registered', 'verification', 'awaiting_dcv')`

/** Which open orders each task is about. */
const TASKS: Readonly<Record<Exclude<HomeTaskKind, 'ending'>, string>> = {
  approval: `o.fulfilment = 'pending_approval'`,
  payment: `${BEGUN} and o.settlement = 'awaiting_payment'`,
  csr: `${BEGUN} and o.product_type = 'server' and exists (
    select 1 from certificates c where c.account_id = o.account_id and c.order_id = o.id and c.csr_pem is null)`,
  domain: `${BEGUN} and exists (
    select 1 from domain_validations v where v.account_id = o.account_id and v.order_id = o.id and v.state = 'pending')`,
  suspended: `o.fulfilment = 'suspended'`,
}

/** What the home page shows of an account's orders, in one trip. */
export async function readHomeOverview(
  scope: AccountScope,
): Promise<{ readonly tasks: readonly HomeTask[]; readonly orders: readonly HomeOrder[] }> {
  const { accountId, now } = scope
  const [tasks, orders] = await askAll<[HomeTask, HomeOrder]>(scope, [
    { name: 'home-tasks', text: tasksText(), values: [accountId, now(), addDays(now(), ENDING_DAYS)] },
    {
      name: 'home-orders',
      text: `
        select reference, common_name, product_code, fulfilment, settlement, ordered_at from orders
        where account_id = $1 and is_open order by ordered_at desc, id desc limit ${NEWEST}`,
      values: [accountId],
    },
  ])
  return { tasks: tasks.filter(({ count }) => count > 0), orders }
}

function tasksText(): string {
  const open = Object.entries(TASKS).map(([kind, condition]) => counted(kind, `o.is_open and ${condition}`))
  const ending = counted(
    'ending',
    `coalesce(o.valid_to, 'infinity') > $2 and coalesce(o.valid_to, 'infinity') <= $3 and o.revoked_at is null`,
  )
  return [...open, ending].join(' union all ')
}

const counted = (kind: string, condition: string) => `
  select '${kind}' as kind, count(*)::integer as count, min(reference) as reference
  from (select o.reference from orders o where o.account_id = $1 and ${condition} limit ${TASK_LIMIT + 1}) ${kind}`
