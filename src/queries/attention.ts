import { PERMISSIONS } from '#domain/access/rights.ts'
import { ATTENTION, BADGE_LIMIT, type AttentionCounts, type AttentionKind } from '#domain/orders/attention.ts'
import { BRAND_TERMS, STANDARD_TERMS } from '#domain/orders/terms.ts'

/** How many days after its end a plan can still be renewed, by its brand. */
const CLOSES = `case orders.brand_code ${[...BRAND_TERMS]
  .map(([brand, { renewal }]) => `when '${brand}' then ${renewal.closesDaysAfter}`)
  .join(' ')} else ${STANDARD_TERMS.renewal.closesDaysAfter} end`

const LATEST_CLOSE = Math.max(
  ...[STANDARD_TERMS, ...BRAND_TERMS.values()].map(({ renewal }) => renewal.closesDaysAfter),
)

/** Delivered orders whose plan can be renewed now (domain/orders/renewal-window.ts); `now` is an expression. */
export const toRenew = (now: string) => `
  orders.fulfilment = 'delivered' and orders.revoked_at is null
  and orders.plan_end between ${now} - interval '${LATEST_CLOSE} days'
    and ${now} + interval '${STANDARD_TERMS.renewal.opensDaysBefore} days'
  and orders.plan_end >= ${now} - ${CLOSES} * interval '1 day'
  and (select p.definition ->> 'renewable' from products p where p.code = orders.product_code) is distinct from 'false'`

/** Certificates that want their successor now (domain/orders/reissue-forecast.ts). */
export const toReissue = (now: string) => `
  orders.fulfilment = 'delivered' and orders.revoked_at is null and orders.plan_end - orders.valid_to > interval '1 second'
  and reissue_due_at(orders.valid_from, orders.valid_to) <= ${now} and orders.plan_end > ${now}`

/**
 * Invoices of delivered orders that are past their day and not paid in full: what is paid before the delivery holds up its
 * order, and is told of there. `d` is the document, joined to its order.
 */
const LATE = `
  orders join documents d on d.account_id = orders.account_id and d.order_id = orders.id and d.kind = 'invoice'`
const isLate = (now: string) => `
  orders.settlement in ('awaiting_payment', 'deferred') and orders.fulfilment = 'delivered'
  and d.due_on < (${now} at time zone 'UTC')::date
  and d.created_at = (select max(n.created_at) from documents n
    where n.account_id = d.account_id and n.order_id = d.order_id and n.kind = 'invoice')`

/** The rows that each count is of, of the account and at the moment that these expressions name. */
export const ATTENTION_ROWS: Readonly<Record<AttentionKind, (account: string, now: string) => string>> = {
  approvals: (account) =>
    `from orders where orders.account_id = ${account} and orders.fulfilment = 'pending_approval' and orders.is_open`,
  to_check: (account) =>
    `from attached_orders where attached_orders.account_id = ${account} and attached_orders.state = 'to_check'`,
  renewals: (account, now) => `from orders where orders.account_id = ${account} and ${toRenew(now)}`,
  reissues: (account, now) => `from orders where orders.account_id = ${account} and ${toReissue(now)}`,
  late_invoices: (account, now) => `from ${LATE} where orders.account_id = ${account} and ${isLate(now)}`,
}

/** Whether the user `u` has a right that opens what is counted. */
export function mayAttend(kind: AttentionKind): string {
  const rights = PERMISSIONS[ATTENTION[kind]].map((right) => `u.${right}`)
  return `(${['u.is_super_user', ...rights].join(' or ')})`
}

/** A column that counts for a badge, up to its limit, where the condition `only` holds: what nobody is shown costs nothing. */
export function badgeColumn(kind: AttentionKind, { account, now, only }: BadgeAt): string {
  const found = `select 1 ${ATTENTION_ROWS[kind](account, now)} limit ${BADGE_LIMIT + 1}`
  return `case when ${only} then cardinality(array(${found})) else 0 end as ${kind}`
}

interface BadgeAt {
  readonly account: string
  readonly now: string
  readonly only: string
}

/** The badges of a row that has a column for each. */
export function attentionOf(row: AttentionCounts): AttentionCounts {
  const { approvals, to_check, renewals, reissues, late_invoices } = row
  return { approvals, to_check, renewals, reissues, late_invoices }
}
