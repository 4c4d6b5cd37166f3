import pg from 'pg'
import { escapeHtml } from '#http/escape-html.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { HEADS, rowsAfter, type Row } from './listed-rows.ts'

export const openBaselinePool = () => new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })

/**
 * The rows that our list shows, 11 columns of them, as the barest program shows them that a customer could be given: one
 * prepared statement, one template literal, dates and prices written for people, what was typed escaped; nobody signed in,
 * no tenancy, no frame, one language.
 */
export async function baselinePage(pool: pg.Pool, account: string, after: string): Promise<string> {
  const { name, text, values } = rowsAfter(account, after)
  const { rows } = await pool.query<Row>({ name, text, values: [...values] })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Orders</title></head><body><table>
<tr>${HEAD_CELLS}</tr>
${rows.map(line).join('\n')}</table><a href="?after=${rows.at(-1)?.id ?? ''}">Next</a></body></html>`
}

const HEAD_CELLS = HEADS.map((head) => `<th>${head}`).join('')

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
