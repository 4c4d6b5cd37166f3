import type { LateInvoice } from '#domain/documents/late-invoice.ts'
import { ask } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'
import { ATTENTION_ROWS } from './attention.ts'

/** Invoices of the account that are past their day, the oldest first. */
export async function listLateInvoices(scope: AccountScope, most: number): Promise<LateInvoice[]> {
  return ask(scope, {
    name: 'late-invoices',
    text: `
      select d.number, orders.reference, orders.common_name, d.issued_on::text, d.due_on::text, d.currency, d.gross,
        (select coalesce(sum(m.amount), 0)::bigint from payments m
          where m.account_id = d.account_id and m.document_id = d.id) as paid,
        d.content ->> 'paymentReference' as payment_reference
      ${ATTENTION_ROWS.late_invoices('$1', '$2::timestamptz')}
      order by d.due_on, d.number limit $3`,
    values: [scope.accountId, scope.now(), most],
  })
}
