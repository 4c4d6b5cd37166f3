import type { MailboxView, MailFile, MailRow } from '#domain/mails/outgoing-mail.ts'
import { keysetPage, type KeysetPage, type KeysetRequest } from '#domain/shared/keyset.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

export interface MailboxRequest extends KeysetRequest {
  readonly view: MailboxView
}

/** A page of outgoing mails, newest first. */
export async function listMailsAcrossAccounts(
  scope: OperatorScope,
  request: MailboxRequest,
): Promise<KeysetPage<MailRow>> {
  const { view, length, cursor, backwards } = request
  const order = backwards ? 'asc' : 'desc'
  // Each table by its own index, and then the two together.
  const part = `where ${view === 'waiting' ? 'm.sent_at is null' : 'true'}
      ${cursor ? `and (m.created_at, m.id) ${backwards ? '>' : '<'} ($2::timestamptz, $3::uuid)` : ''}
    order by m.created_at ${order}, m.id ${order} limit $1`
  const found = await askOperator<MailRow>(scope, {
    name: ['mailbox', view, order, cursor ? 'from' : 'first'].join('-'),
    text: `
      select m.*, m.created_at::text as sort_value from (
        (select m.id, a.name as account_name, m.recipient, m.subject, o.reference, m.created_at, m.sent_at, m.attempts,
          jsonb_array_length(m.attachments) as attachment_count
        from mails m
        join accounts a on a.id = m.account_id
        left join orders o on o.account_id = m.account_id and o.id = m.order_id
        ${part})
        union all
        (select m.id, null, m.recipient, m.subject, null, m.created_at, m.sent_at, m.attempts, 0
        from operator_mails m
        ${part})
      ) m
      order by m.created_at ${order}, m.id ${order} limit $1`,
    values: [length + 1, ...(cursor ? [cursor.value, cursor.id] : [])],
  })
  return keysetPage(found, request)
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
      where m.id = $1
      union all
      select m.id, null, null, m.recipient, m.subject, m.html, m.text_body, null, m.created_at, m.sent_at, m.attempts, '[]'
      from operator_mails m
      where m.id = $1`,
    values: [id],
  })
  return row ?? null
}
