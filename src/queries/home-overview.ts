import type { Reader, ToldNews } from '#domain/news/news.ts'
import {
  ENDING_DAYS,
  TASK_LIMIT,
  type EndingCertificate,
  type EndingWeek,
  type GrantedCoupon,
  type HomeOrder,
  type HomeTask,
  type HomeTaskKind,
  type Prepayment,
} from '#domain/orders/home-overview.ts'
import type { Mandate } from '#domain/mandates/mandate.ts'
import type { Currency } from '#domain/shared/money.ts'
import { addDays } from '#domain/shared/time.ts'
import { askAll, type Question } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'
import { ATTENTION_ROWS } from './attention.ts'
import { currentNewsQuestion } from './news.ts'

const NEWEST = 6
const FIRST_ENDING = 5
const MOST_NEWS = 30
const MOST_COUPONS = 3

const BEGUN = `o.fulfilment in ('registered', 'verification', 'awaiting_dcv')`
/** Before that nothing else is asked for. */
const AGREED = `${BEGUN} and o.settlement <> 'quote'`

const open = (condition: string) => `from orders o where o.account_id = $1 and o.is_open and ${condition}`

/** The rows that each task is about, and which reference leads to one of them. */
const TASKS: Readonly<Record<HomeTaskKind, readonly [reference: string, rows: string]>> = {
  approval: ['o.reference', open(`o.fulfilment = 'pending_approval'`)],
  suspended: ['o.reference', open(`o.fulfilment = 'suspended'`)],
  quote: ['o.reference', open(`${BEGUN} and o.settlement = 'quote'`)],
  payment: ['o.reference', open(`${BEGUN} and o.settlement = 'awaiting_payment' and o.payment_means <> 'tokens'`)],
  csr: [
    'o.reference',
    open(`${AGREED} and o.product_type = 'server' and exists (
      select 1 from certificates c where c.account_id = o.account_id and c.order_id = o.id and c.csr_pem is null)`),
  ],
  domain: [
    'o.reference',
    open(`${AGREED} and exists (
      select 1 from domain_validations v where v.account_id = o.account_id and v.order_id = o.id and v.state = 'pending')`),
  ],
  late: ['orders.reference', ATTENTION_ROWS.late_invoices('$1', '$2::timestamptz')],
  to_check: ['attached_orders.reference', ATTENTION_ROWS.to_check('$1', '$2::timestamptz')],
  renewal: ['orders.reference', ATTENTION_ROWS.renewals('$1', '$2::timestamptz')],
  reissue: ['orders.reference', ATTENTION_ROWS.reissues('$1', '$2::timestamptz')],
}

export interface HomeOverview {
  readonly news: readonly ToldNews[]
  readonly tasks: readonly HomeTask[]
  /** The newest that are in progress. */
  readonly orders: readonly HomeOrder[]
  /** The first that end, and how many do in each week. */
  readonly ending: readonly EndingCertificate[]
  readonly endingWeeks: readonly EndingWeek[]
  /** The newest direct debit mandate; null where there never was one. */
  readonly mandate: (Pick<Mandate, 'reference' | 'state' | 'decidedAt'> & { readonly hasCopy: boolean }) | null
  readonly prepayment: Prepayment
  /** What coupons are worth together, as the database gives it, and the newest of them. */
  readonly couponBalance: string
  readonly coupons: readonly GrantedCoupon[]
  /** Nothing was ever ordered. */
  readonly isNew: boolean
}

interface Money extends Prepayment {
  readonly coupon_balance: string
  readonly is_new: boolean
}

/** Everything that the home page shows of an account, in one trip. */
export async function readHomeOverview(
  scope: AccountScope,
  reader: Reader & { readonly currency: Currency },
): Promise<HomeOverview> {
  const [news, tasks, orders, ending, endingWeeks, [money], coupons, mandates] = await askAll<
    [
      ToldNews,
      HomeTask,
      HomeOrder,
      EndingCertificate,
      EndingWeek,
      Money,
      GrantedCoupon,
      NonNullable<HomeOverview['mandate']>,
    ]
  >(scope, [
    currentNewsQuestion(scope, reader, MOST_NEWS),
    tasksQuestion(scope),
    ordersQuestion(scope),
    endingQuestion(scope),
    endingWeeksQuestion(scope),
    moneyQuestion(scope, reader.currency),
    couponsQuestion(scope, reader.currency),
    mandateQuestion(scope),
  ])
  if (!money) throw new Error('a question about money that has always one answer had none')
  const { coupon_balance: couponBalance, is_new: isNew, ...prepayment } = money
  const waiting = tasks.filter(({ count }) => count > 0)
  const mandate = mandates[0] ?? null
  return { mandate, news, tasks: waiting, orders, ending, endingWeeks, prepayment, couponBalance, coupons, isNew }
}

function tasksQuestion({ accountId, now }: AccountScope): Question<HomeTask> {
  const counted = ([kind, [reference, rows]]: [string, readonly [string, string]]) => `
    select '${kind}' as kind, count(*)::integer as count, min(reference) as reference
    from (select ${reference} ${rows} limit ${TASK_LIMIT + 1}) ${kind}`
  return {
    name: 'home-tasks',
    text: Object.entries(TASKS).map(counted).join(' union all '),
    values: [accountId, now()],
  }
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

const ENDING = 'from orders where account_id = $1 and valid_to > $2 and valid_to <= $3 and revoked_at is null'

function endingQuestion(scope: AccountScope): Question<EndingCertificate> {
  return {
    name: 'home-ending',
    text: `
      select reference, common_name, valid_from, valid_to ${ENDING}
      order by valid_to, id limit ${FIRST_ENDING}`,
    values: endingValues(scope),
  }
}

function endingWeeksQuestion(scope: AccountScope): Question<EndingWeek> {
  return {
    name: 'home-ending-weeks',
    text: `
      select floor(extract(epoch from valid_to - $2::timestamptz) / 604800)::integer as week, count(*)::integer as count
      from (select valid_to ${ENDING} order by valid_to limit ${TASK_LIMIT + 1}) ending
      group by week order by week`,
    values: endingValues(scope),
  }
}

const endingValues = ({ accountId, now }: AccountScope) => [accountId, now(), addDays(now(), ENDING_DAYS)]

/** What is owned stands on the credit side of the ledger, as a negative balance. */
const owned = (code: 'coupon' | 'deposit') =>
  `coalesce((select -amount from ledger_balances where account_id = $1 and code = '${code}' and unit = $2), 0)::text`

function moneyQuestion({ accountId }: AccountScope, currency: Currency): Question<Money> {
  return {
    name: 'home-money',
    text: `
      with waiting as (
        select payment_means, net_amount, tokens from orders
        where account_id = $1 and is_open and settlement = 'awaiting_payment' and payment_means in ('tokens', 'deposit'))
      select (select count(*)::integer from waiting) as orders,
        coalesce((select json_agg(json_build_object('unit', unit, 'quantity', quantity)) from (
          select t ->> 'unit' as unit, sum((t ->> 'quantity')::integer)::integer as quantity
          from waiting, jsonb_array_elements(tokens) t where payment_means = 'tokens' group by 1 order by 1) needed), '[]') as tokens_needed,
        coalesce((select json_agg(json_build_object('unit', unit, 'quantity', -amount)) from ledger_balances
          where account_id = $1 and code = 'token' and amount < 0), '[]') as tokens_held,
        (select coalesce(sum(net_amount), 0)::text from waiting where payment_means = 'deposit') as deposit_needed,
        ${owned('deposit')} as deposit_held,
        ${owned('coupon')} as coupon_balance,
        (select ordered_at from orders where account_id = $1 order by ordered_at limit 1) is null as is_new`,
    values: [accountId, currency],
  }
}

function couponsQuestion({ accountId }: AccountScope, currency: Currency): Question<GrantedCoupon> {
  return {
    name: 'home-coupons',
    text: `
      select (-p.amount)::text as amount, l.at as granted_at, o.reference
      from ledger_postings p
      join ledger_transactions l on l.account_id = p.account_id and l.id = p.transaction_id and l.kind = 'coupon_granted'
      left join orders o on o.account_id = l.account_id and o.id = l.order_id
      where p.account_id = $1 and p.code = 'coupon' and p.unit = $2
      order by l.at desc, l.id desc limit ${MOST_COUPONS}`,
    values: [accountId, currency],
  }
}

function mandateQuestion({ accountId }: AccountScope): Question<NonNullable<HomeOverview['mandate']>> {
  return {
    name: 'home-mandate',
    text: `
      select m.reference, m.state, m.decided_at as "decidedAt",
        exists (select 1 from mandate_copies c where c.account_id = m.account_id and c.id = m.id) as "hasCopy"
      from debit_mandates m
      where m.account_id = $1 order by m.requested_at desc, m.id desc limit 1`,
    values: [accountId],
  }
}
