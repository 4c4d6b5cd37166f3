import type { AccountFile, FiledOrder } from '#domain/accounts/account-file.ts'
import { askAll, askOperator } from '#platform/ask.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'

/** The account with this address in the back office; null when there is none. */
export async function findAccountFileAcrossAccounts(scope: OperatorScope, slug: string): Promise<AccountFile | null> {
  const [row] = await askOperator<AccountFile>(scope, {
    name: 'account-file',
    text: `
      select a.id, a.slug, a.name, a.kind, a.purchase_option as "purchaseOption", a.currency, a.language,
        a.authentication_mode as "authenticationMode", a.approval_mode as "approvalMode",
        a.registration_number as "registrationNumber", a.vat_number as "vatNumber", a.address, a.phone,
        f.name as "officeName", a.created_at as "openedAt", a.suspended_at as "suspendedAt",
        a.suspension_reason as "suspensionReason", a.closed_at as "closedAt"
      from accounts a join offices f on f.id = a.office_id where a.slug = $1`,
    values: [slug],
  })
  return row ?? null
}

const LAST = 8

/** What the file shows of the account's trade: its last orders, and invoices that wait for money. */
export async function readAccountTrade(scope: AccountScope, today: string) {
  const [orders, invoices] = await askAll<[FiledOrder, OpenInvoices]>(scope, [
    {
      name: 'account-last-orders',
      text: `
        select o.reference, o.common_name, o.fulfilment, o.settlement, o.ordered_at from orders o
        where o.account_id = $1 order by o.ordered_at desc, o.id desc limit ${LAST}`,
      values: [scope.accountId],
    },
    {
      name: 'account-open-invoices',
      text: `
        select count(*)::integer as open, count(*) filter (where d.due_on < $2::date)::integer as late
        from (
          select i.due_on from orders o
          join lateral (
            select n.due_on from documents n
            where n.account_id = o.account_id and n.order_id = o.id and n.kind = 'invoice' order by n.created_at desc limit 1
          ) i on true
          where o.account_id = $1 and o.settlement in ('awaiting_payment', 'deferred')
            and o.fulfilment not in ('pending_approval', 'cancelled', 'refused')
          union all
          select n.due_on from top_ups u
          join documents n on n.account_id = u.account_id and n.id = u.document_id
          where u.account_id = $1 and u.paid_at is null and u.cancelled_at is null
        ) d`,
      values: [scope.accountId, today],
    },
  ])
  return { orders, invoices: invoices[0] ?? { open: 0, late: 0 } }
}

interface OpenInvoices {
  readonly open: number
  /** Of them, past their day. */
  readonly late: number
}
