import type { MailboxView, MailFile, MailRow } from '#domain/mails/outgoing-mail.ts'
import type { Cursor } from '#domain/orders/order-list.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

export interface MailboxRequest {
  readonly view: MailboxView
  readonly length: number
  /** Mails older than this one, or newer when going back; null begins with the newest. */
  readonly cursor: Cursor | null
  readonly backwards: boolean
}

export interface MailboxPage {
  readonly rows: readonly MailRow[]
  readonly previous: Cursor | null
  readonly next: Cursor | null
}

/** A page of outgoing mails, newest first. */
export async function listMailsAcrossAccounts(scope: OperatorScope, request: MailboxRequest): Promise<MailboxPage> {
  const { view, length, cursor, backwards } = request
  const order = backwards ? 'asc' : 'desc'
  const found = await askOperator<MailRow>(scope, {
    name: ['mailbox', view, order, cursor ? 'from' : 'first'].join('-'),
    text: `
      select m.id, a.name as account_name, m.recipient, m.subject, o.reference, m.created_at, m.sent_at, m.attempts,
        jsonb_array_length(m.attachments) as attachment_count, m.created_at::text as sort_value
      from mails m
      join accounts a on a.id = m.account_id
      left join orders o on o.account_id = m.account_id and o.id = m.order_id
      where ${view === 'waiting' ? 'm.sent_at is null' : 'true'}
        ${cursor ? `and (m.created_at, m.id) ${backwards ? '>' : '<'} ($2::timestamptz, $3::uuid)` : ''}
      order by m.created_at ${order}, m.id ${order} limit $1`,
    values: [length + 1, ...(cursor ? [cursor.value, cursor.id] : [])],
  })
  return pageOf(found, request)
}

/** One row more than shown was asked for: it says whether there is another page. */
function pageOf(found: readonly MailRow[], { length, cursor, backwards }: MailboxRequest): MailboxPage {
  const more = found.length > length
  const kept = found.slice(0, length)
  const rows = backwards ? kept.toReversed() : kept
  const cursorOf = (row: MailRow | undefined) => (row ? { value: row.sort_value, id: row.id } : null)
  const [first, last] = [cursorOf(rows[0]), cursorOf(rows.at(-1))]
  return {
    rows,
    previous: backwards && !more ? null : cursor ? first : null,
    next: backwards || more ? last : null,
  }
}

export async function findMailAcrossAccounts(scope: OperatorScope, id: string): Promise<MailFile | null> {
  const [row] = await askOperator<MailFile>(scope, {
    name: 'mail-file',
    text: `
      select m.id, m.account_id, a.name as account_name, m.recipient, m.subject, m.html, m.text_body, o.reference,
        m.created_at, m.sent_at, m.attempts,
        coalesce((
          select jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number) order by d.number) from documents d
          where d.account_id = m.account_id
            and d.id in (select a.id::uuid from jsonb_array_elements_text(m.attachments) as a (id))), '[]') as attachments
      from mails m
      join accounts a on a.id = m.account_id
      left join orders o on o.account_id = m.account_id and o.id = m.order_id
      where m.id = $1`,
    values: [id],
  })
  return row ?? null
}
