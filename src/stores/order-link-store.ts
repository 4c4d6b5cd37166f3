import type { Asker, OrderLink } from '#domain/orders/order-link.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorScope } from '#platform/scope.ts'

export interface NewOrderLink extends Pick<
  OrderLink,
  'id' | 'productCode' | 'years' | 'label' | 'lastDay' | 'mostOrders'
> {
  readonly tokenHash: Buffer
  readonly madeByUserId: string
}

/** Keeps a link; false where this one was made before, by the same form. */
export async function insertOrderLink(tx: AccountTx, link: NewOrderLink): Promise<boolean> {
  const inserted: unknown[] = await rowsOf(tx, 'order_links')
    .insert({
      id: link.id,
      token_hash: link.tokenHash,
      product_code: link.productCode,
      plan_years: link.years,
      label: link.label,
      made_by: tx.actor.name,
      made_by_user_id: link.madeByUserId,
      made_at: tx.now(),
      last_day: link.lastDay,
      most_orders: link.mostOrders,
    })
    .onConflict(['account_id', 'id'])
    .ignore()
    .returning('id')
  return inserted.length > 0
}

const links = (tx: AccountTx) =>
  rowsOf(tx, 'order_links').query().select('order_links.*', tx.trx.raw('last_day::text as ends_on'))

/** More than a page of them is for nobody: those that were made long ago are left out. */
const MOST_LISTED = 200

/** Those that can still be used first, the newest first. */
export async function listOrderLinks(tx: AccountTx): Promise<readonly OrderLink[]> {
  const rows = await links(tx).orderByRaw('switched_off_at is not null, made_at desc, id').limit(MOST_LISTED)
  return rows.map(linkFrom)
}

/** The link, held still until the transaction ends: its orders come one after another. */
export async function lockOrderLink(tx: AccountTx, id: string): Promise<OrderLink> {
  const row = await links(tx).where({ id }).forUpdate().first()
  if (!row) throw new Refusal('not_found', 'order_link_not_found')
  return linkFrom(row)
}

export async function getOrderLink(tx: AccountTx, id: string): Promise<OrderLink> {
  const row = await links(tx).where({ id }).first()
  if (!row) throw new Refusal('not_found', 'order_link_not_found')
  return linkFrom(row)
}

export async function saveSwitch(tx: AccountTx, id: string, isOn: boolean): Promise<void> {
  const change = { switched_off_at: isOn ? null : tx.now(), switched_by: tx.actor.name }
  await rowsOf(tx, 'order_links').query().where({ id }).update(change)
}

/** What stands behind a token; null as well where the account is suspended, closed or one to look around in. */
export async function findOrderLinkAcrossAccounts(
  { operator }: OperatorScope,
  tokenHash: Buffer,
): Promise<{ readonly id: string; readonly accountId: string } | null> {
  const row = await operator
    .knex('order_links as l')
    .join('accounts as a', 'a.id', 'l.account_id')
    .where('l.token_hash', tokenHash)
    .whereNull('a.suspended_at')
    .whereNull('a.closed_at')
    .where('a.is_demonstration', false)
    .first('l.id', 'l.account_id')
  return row ? { id: row.id, accountId: row.account_id } : null
}

interface NewLinkOrder {
  readonly orderId: string
  readonly linkId: string
  readonly nonce: string
  readonly asker: Asker
}

/** Writes down who has ordered through a link, and counts the order there. */
export async function insertLinkOrder(tx: AccountTx, { orderId, linkId, nonce, asker }: NewLinkOrder): Promise<void> {
  await rowsOf(tx, 'link_orders').insert({ order_id: orderId, link_id: linkId, nonce, ...asker })
  await rowsOf(tx, 'order_links')
    .query()
    .where('id', linkId)
    .update({ orders: tx.trx.raw('orders + 1'), last_used_at: tx.now() })
}

/** Whether this very form has become an order already. */
export async function wasLinkOrdered(tx: AccountTx, linkId: string, nonce: string): Promise<boolean> {
  const row = await rowsOf(tx, 'link_orders').query().where({ link_id: linkId, nonce }).first('order_id')
  return row !== undefined
}

/** Who has ordered through which link; null for an order that came another way. */
export async function findLinkOrder(
  tx: AccountTx,
  orderId: string,
): Promise<{ readonly asker: Asker; readonly label: string } | null> {
  const row = await rowsOf(tx, 'link_orders')
    .query()
    .join('order_links as l', (on) =>
      on.on('l.account_id', 'link_orders.account_id').andOn('l.id', 'link_orders.link_id'),
    )
    .where('link_orders.order_id', orderId)
    .first('link_orders.name', 'link_orders.email', 'link_orders.language', 'l.label')
  return row ? { asker: { name: row.name, email: row.email, language: row.language }, label: row.label } : null
}

function linkFrom(row: Record<string, unknown>): OrderLink {
  return {
    id: row['id'],
    productCode: row['product_code'],
    years: row['plan_years'],
    label: row['label'],
    madeBy: row['made_by'],
    madeAt: row['made_at'],
    lastDay: row['ends_on'],
    mostOrders: row['most_orders'],
    orders: row['orders'],
    lastUsedAt: row['last_used_at'],
    switchedOffAt: row['switched_off_at'],
    switchedBy: row['switched_by'],
  } as OrderLink
}
