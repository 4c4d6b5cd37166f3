import type { Order } from '#domain/orders/order.ts'
import type { EarlierAudit } from '#domain/validation/queued-case.ts'
import type { SentDocument } from '#domain/validation/wanted-documents.ts'
import { ask, askAll, askOperator } from '#platform/ask.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'

/** Staff know an order's reference, not whose it is. */
export async function findAccountOfOrderAcrossAccounts(
  scope: OperatorScope,
  reference: string,
): Promise<string | null> {
  const [row] = await askOperator<{ account_id: string }>(scope, {
    name: 'account-of-order',
    text: 'select account_id from orders where reference = $1',
    values: [reference],
  })
  return row?.account_id ?? null
}

export interface CaseAccount {
  readonly name: string
  readonly kind: 'company' | 'reseller'
}

/** What a case needs beside its order: whose it is, what was audited before, and what the customer has sent. */
export async function readCaseBackground(scope: AccountScope, order: Pick<Order, 'id' | 'organizationId'>) {
  const [accounts, earlierAudits, sentDocuments] = await askAll<[CaseAccount, EarlierAudit, SentDocument]>(scope, [
    { name: 'case-account', text: 'select name, kind from accounts where id = $1', values: [scope.accountId] },
    {
      name: 'case-earlier-audits',
      text: `
        select o.reference, u.level, u.completed_at, u.completed_by, u.reusable_until, u.fields
        from organization_audits u join orders o on o.account_id = u.account_id and o.id = u.order_id
        where u.account_id = $1 and u.organization_id = $2
        order by u.completed_at desc limit 20`,
      values: [scope.accountId, order.organizationId],
    },
    {
      name: 'case-sent-documents',
      text: `
        select d.id, f.name, d.category, d.comment, d.sent_by, d.sent_at
        from order_documents d join stored_files f on f.account_id = d.account_id and f.id = d.file_id
        where d.account_id = $1 and d.order_id = $2
        order by d.sent_at desc, d.id desc`,
      values: [scope.accountId, order.id],
    },
  ])
  return { account: accounts[0] ?? null, earlierAudits, sentDocuments }
}

/** The stored file of a document that was sent for an order; null when it belongs to another one. */
export async function findSentFile(scope: AccountScope, reference: string, documentId: string): Promise<string | null> {
  const [row] = await ask<{ file_id: string }>(scope, {
    name: 'sent-file',
    text: `
      select d.file_id from order_documents d join orders o on o.account_id = d.account_id and o.id = d.order_id
      where d.account_id = $1 and o.reference = $2 and d.id = $3`,
    values: [scope.accountId, reference, documentId],
  })
  return row?.file_id ?? null
}
