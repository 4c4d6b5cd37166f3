import { gzipSync } from 'node:zlib'
import ejs from 'ejs'
import express from 'express'
import helmet from 'helmet'
import { SYSTEM } from '#domain/access/actor.ts'
import { readCookie } from '#http/cookies.ts'
import { escapeHtml } from '#http/escape-html.ts'
import { askAll, askOperator, type Question } from '#platform/ask.ts'
import { openDatabase } from '#platform/database.ts'
import { hashToken } from '#platform/ids.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { HEADS, rowsAfter, textOf, type Row } from './listed-rows.ts'

/**
 * What our list must do, on our stack, and nothing for people: session, row-level security, template, content policy and
 * gzip; no rights, menu, badges, languages, sorting or filters. The distance to our list is the price of those.
 */
const database = openDatabase(process.env['DATABASE_URL']!, { changes: 10, reads: 3 })
const now = () => new Date()

const readerOf = (token: string, at: Date): Question<{ account_id: string; login: string }> => ({
  name: 'lean-reader',
  text: `select s.account_id, u.login from sessions s join users u on u.account_id = s.account_id and u.id = s.user_id
    where s.token_hash = $1 and s.expires_at > $2 and u.suspended_at is null`,
  values: [hashToken(token), at],
})

const page = ejs.compile(
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Orders</title></head><body><p><%= it.login %></p><table>
<tr><% for (const head of it.heads) { %><th><%= head %></th><% } %></tr>
<% for (const row of it.rows) { %><tr>
<% for (const cell of row) { %><td<% if (cell.css) { %> class="<%= cell.css %>"<% } %>><% if (cell.href) { %><a href="<%= cell.href %>"><%= cell.text %></a><% } else { %><%= cell.text %><% } %></td>
<% } %></tr>
<% } %></table><a href="?after=<%= it.next %>">Next</a></body></html>`,
  { _with: false, localsName: 'it', compileDebug: false, escape: escapeHtml },
)

const { date, money } = formatsFor('en')
const day = (at: Date | null) => (at ? date(at).text : '–')
const cell = (text: string, css = '', href = '') => ({ text, css, href })

const cellsOf = (row: Row) => [
  cell(row.common_name, 'lead-cell', `/orders/${row.reference}`),
  cell(row.reference, 'reference-cell'),
  cell(row.customer_reference),
  cell(row.product_code),
  cell(row.organization_name),
  cell(row.fulfilment, 'pill'),
  cell(row.settlement),
  cell(day(row.ordered_at)),
  cell(day(row.valid_from)),
  cell(day(row.valid_to)),
  cell(money(BigInt(row.net_amount), row.currency), 'number'),
]

const app = express()
app.use(helmet())
app.get('/orders', async (req, res) => {
  const token = readCookie(req, 'session', { secure: false }) ?? ''
  const operator = { actor: SYSTEM, operator: database.operator, now }
  const [reader] = await askOperator(operator, readerOf(token, now()))
  if (!reader) {
    res.sendStatus(401)
    return
  }
  const scope = { accountId: reader.account_id, actor: SYSTEM, portal: database.portal, now }
  const [rows] = await askAll<[Row]>(scope, [rowsAfter(reader.account_id, textOf(req.query['after']))])
  const facts = { login: reader.login, heads: HEADS, rows: rows.map(cellsOf), next: rows.at(-1)?.id ?? '' }
  const body = gzipSync(page(facts), { level: 1 })
  res.setHeader('Content-Encoding', 'gzip')
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Length', body.length)
  res.end(body)
})
app.listen(Number(process.env['PORT']))
