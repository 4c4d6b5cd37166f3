import pg from 'pg'
import type { Currency } from '#domain/shared/money.ts'
import { escapeHtml } from '#http/escape-html.ts'
import { formatsFor } from '#presenters/components/formats.ts'

interface Row {
  readonly id: string
  readonly reference: string
  readonly common_name: string
  readonly product_code: string
  readonly organization_name: string
  readonly customer_reference: string
  readonly fulfilment: string
  readonly settlement: string
  readonly ordered_at: Date
  readonly valid_from: Date | null
  readonly valid_to: Date | null
  readonly serial: string | null
  readonly net_amount: string
  readonly currency: Currency
}

const QUERY = {
  name: 'page',
  text: `select id, reference, common_name, product_code, organization_name, customer_reference, fulfilment, settlement, ordered_at,
      valid_from, valid_to, serial, net_amount, currency
    from orders where account_id = $1 and (ordered_at, id) < ($2::timestamptz, $3::uuid)
    order by ordered_at desc, id desc limit 25`,
}

export const openBaselinePool = () => new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })

/**
 * The rows that our list shows, 11 columns of them, as the barest program shows them that a customer could be given: one
 * prepared statement, one template literal, dates and prices written for people, what was typed escaped; nobody signed in,
 * no tenancy, no frame, one language.
 */
export async function baselinePage(pool: pg.Pool, account: string, after: string): Promise<string> {
  const [id, at] = after.split('~')
  const { rows } = await pool.query<Row>({ ...QUERY, values: [account, at, id] })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Orders</title></head><body><table>
<tr><th>Name<th>Reference<th>Yours<th>Product<th>Holder<th>State<th>Payment<th>Ordered<th>From<th>To<th>Price</tr>
${rows.map(line).join('\n')}</table><a href="?after=${rows.at(-1)?.id ?? ''}">Next</a></body></html>`
}

const line = (row: Row) => `<tr>
<td class="lead-cell"><a href="/orders/${row.reference}">${escapeHtml(row.common_name)}</a></td>
<td class="reference-cell">${row.reference}</td><td>${escapeHtml(row.customer_reference)}</td>
<td>${row.product_code}</td><td>${escapeHtml(row.organization_name)}</td>
<td><span class="pill">${row.fulfilment}</span></td><td>${row.settlement}</td>
<td>${day(row.ordered_at)}</td><td>${day(row.valid_from)}</td><td>${day(row.valid_to)}</td>
<td class="number">${money(BigInt(row.net_amount), row.currency)}</td>
</tr>`

const { date, money } = formatsFor('en')

const day = (at: Date | null) => {
  if (!at) return '–'
  const { iso, text } = date(at)
  return `<time datetime="${iso}">${text}</time>`
}
