import type { ListView, SortColumn } from '#domain/orders/order-list.ts'
import { toReissue, toRenew } from './attention.ts'

interface Sort {
  readonly expression: string
  /** What a cursor's text is read back as. */
  readonly type: string
}

/** Not `coalesce`, which may not be compared in an index under row-level security (it could leak what it is given). */
const orEmpty = (column: string, empty: string) => `case when ${column} is null then '${empty}' else ${column} end`

/** What each sort compares; each has an index that begins with the account. */
const SORTS: Readonly<Record<SortColumn, Sort>> = {
  reference: { expression: 'reference', type: 'text' },
  common_name: { expression: 'common_name', type: 'text' },
  product: { expression: 'product_code', type: 'text' },
  organization: { expression: 'organization_name', type: 'text' },
  customer_reference: { expression: 'customer_reference', type: 'text' },
  status: { expression: 'fulfilment', type: 'text' },
  ordered: { expression: 'ordered_at', type: 'timestamptz' },
  delivered: { expression: orEmpty('delivered_at', 'infinity'), type: 'timestamptz' },
  valid_from: { expression: orEmpty('valid_from', 'infinity'), type: 'timestamptz' },
  valid_to: { expression: orEmpty('valid_to', 'infinity'), type: 'timestamptz' },
  price: { expression: 'net_amount', type: 'bigint' },
  custom_1: { expression: orEmpty('custom_values[1]', ''), type: 'text' },
  custom_2: { expression: orEmpty('custom_values[2]', ''), type: 'text' },
  custom_3: { expression: orEmpty('custom_values[3]', ''), type: 'text' },
  custom_4: { expression: orEmpty('custom_values[4]', ''), type: 'text' },
}

/** Where everything has an end, it is sorted by what tells that as well. */
export const sortOf = (view: ListView, sort: SortColumn): Sort =>
  view === 'current' && sort === 'valid_to' ? { expression: 'valid_to', type: 'timestamptz' } : SORTS[sort]

interface View {
  readonly condition: string
  /**
   * How its rows are found. `in_order`: off the index of the sort. `picked`: the same, but the index tells the condition
   * as well, and only the orders of the page are opened. `gathered`: few fit, they are found first and sorted then.
   */
  readonly rows: 'in_order' | 'picked' | 'gathered'
}

/** `$1` is the account and `$2` the present: without it, a list of what is valid now could not be tested. */
const VIEWS: Readonly<Record<ListView, View>> = {
  current: { rows: 'picked', condition: 'valid_to > $2 and revoked_at is null' },
  in_progress: { rows: 'in_order', condition: 'is_open' },
  all: { rows: 'in_order', condition: 'true' },
  pending_approval: { rows: 'in_order', condition: `is_open and fulfilment = 'pending_approval'` },
  to_renew: { rows: 'gathered', condition: toRenew('$2::timestamptz') },
  to_reissue: { rows: 'gathered', condition: toReissue('$2::timestamptz') },
}

/** The orders of a view that meet the other conditions as well, sorted and limited like this. */
export function fromView(view: ListView, others: readonly string[], sorted: string): string {
  const { condition, rows } = VIEWS[view]
  const own = `account_id = $1 and $2::timestamptz is not null and ${condition}`
  const also = others.map((other) => ` and ${other}`).join('')
  switch (rows) {
    case 'in_order':
      return `from orders where ${own}${also}`
    case 'picked':
      return `from (select id as picked_id from orders where ${own}${also} ${sorted}) picked
        join orders on account_id = $1 and id = picked_id`
    case 'gathered':
      return `from (select * from orders where ${own} offset 0) orders where true${also}`
  }
}
