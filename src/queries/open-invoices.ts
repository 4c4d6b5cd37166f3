import type {
  CardExcess,
  DocumentSearch,
  EnteredPayment,
  InvoiceFile,
  OpenInvoice,
  OpenQuote,
} from '#domain/documents/open-documents.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

const INVOICE = `
  d.number, a.name as account_name, d.content #>> '{buyer,name}' as buyer_name, o.reference, o.common_name,
  d.issued_on::text, d.due_on::text, d.currency, d.gross, p.paid, d.content ->> 'paymentReference' as payment_reference`

const PAID = `(
  select coalesce(sum(m.amount), 0)::bigint as paid from payments m
  where m.account_id = d.account_id and m.document_id = d.id)`

/** `$1` text to be found anywhere in it, `$2` the same without spaces, `$3` an amount. */
const FOUND = `(
  $1 = '' or d.number ilike $1 or a.name ilike $1 or d.content #>> '{buyer,name}' ilike $1 or o.reference ilike $1
  or d.content ->> 'paymentReference' ilike $2 or d.gross = $3::bigint or d.gross - p.paid = $3::bigint)`

/** Of a payment: nobody has entered that what came too much was given back. */
const UNRETURNED = `not exists (
  select from ledger_transactions l where l.account_id = m.account_id and l.idempotency_key = 'coupon_refunded:' || m.id)`

/** The newest document of a kind that an order has. */
const newest = (kind: 'invoice' | 'quote') => `lateral (
  select * from documents n where n.account_id = o.account_id and n.order_id = o.id and n.kind = '${kind}'
  order by n.created_at desc limit 1)`

const UNDER_WAY = `o.fulfilment not in ('pending_approval', 'cancelled', 'refused')`

/** Invoices of all accounts that still wait for money, what is due first at the top. */
export async function listOpenInvoicesAcrossAccounts(
  scope: OperatorScope,
  search: DocumentSearch,
  most: number,
): Promise<OpenInvoice[]> {
  return askOperator<OpenInvoice>(scope, {
    name: 'open-invoices',
    text: `
      select * from (
        select ${INVOICE}
        from orders o
        join accounts a on a.id = o.account_id
        join ${newest('invoice')} d on true
        join lateral ${PAID} p on true
        where o.settlement in ('awaiting_payment', 'deferred') and ${UNDER_WAY} and ${FOUND}
        union all
        select ${INVOICE}
        from top_ups u
        join accounts a on a.id = u.account_id
        join documents d on d.account_id = u.account_id and d.id = u.document_id
        left join orders o on o.account_id = d.account_id and o.id = d.order_id
        join lateral ${PAID} p on true
        where u.paid_at is null and u.cancelled_at is null and ${FOUND}) open_invoices
      order by due_on, number limit $4`,
    values: [...searchValues(search), most],
  })
}

const QUOTE = `
  d.number, o.account_id, a.name as account_name, o.reference, o.common_name, d.issued_on::text, d.valid_until::text,
  d.currency, d.gross, o.purchase_order, a.purchase_order_required`

/** Quotes of all accounts that nobody has signed yet, the oldest first. */
export async function listOpenQuotesAcrossAccounts(
  scope: OperatorScope,
  search: DocumentSearch,
  most: number,
): Promise<OpenQuote[]> {
  return askOperator<OpenQuote>(scope, {
    name: 'open-quotes',
    text: `
      select ${QUOTE}
      from orders o
      join accounts a on a.id = o.account_id
      join ${newest('quote')} d on true
      join lateral (select 0::bigint as paid) p on true
      where o.settlement = 'quote' and ${UNDER_WAY} and ${FOUND}
      order by d.issued_on, d.number limit $4`,
    values: [...searchValues(search), most],
  })
}

/** A quote that still waits for its signature; null once it is signed or its order is off. */
export async function findOpenQuoteAcrossAccounts(scope: OperatorScope, number: string): Promise<OpenQuote | null> {
  const [row] = await askOperator<OpenQuote>(scope, {
    name: 'open-quote',
    text: `
      select ${QUOTE}
      from documents d
      join orders o on o.account_id = d.account_id and o.id = d.order_id
      join accounts a on a.id = d.account_id
      where d.number = $1 and d.kind = 'quote' and o.settlement = 'quote' and ${UNDER_WAY}`,
    values: [number],
  })
  return row ?? null
}

/** One invoice of an order or a top-up, whatever became of it. */
export async function findInvoiceAcrossAccounts(scope: OperatorScope, number: string): Promise<InvoiceFile | null> {
  const [row] = await askOperator<InvoiceFile>(scope, {
    name: 'invoice-file',
    text: `
      select d.account_id, ${INVOICE},
        (select n.number from documents n where n.account_id = d.account_id and n.order_id is not distinct from d.order_id
          and n.kind = 'credit_note' and n.content #>> '{corrects,number}' = d.number limit 1) as credited_by
      from documents d
      left join orders o on o.account_id = d.account_id and o.id = d.order_id
      left join top_ups u on u.account_id = d.account_id and u.document_id = d.id
      join accounts a on a.id = d.account_id
      join lateral ${PAID} p on true
      where d.number = $1 and d.kind = 'invoice' and num_nonnulls(o.id, u.id) = 1`,
    values: [number],
  })
  return row ?? null
}

export async function listPaymentsOfInvoiceAcrossAccounts(
  scope: OperatorScope,
  number: string,
): Promise<EnteredPayment[]> {
  return askOperator<EnteredPayment>(scope, {
    name: 'invoice-payments',
    text: `
      select m.id, m.means, m.amount, m.currency, m.received_on::text, m.bank_reference, m.entered_by,
        case when m.means = 'card' and ${UNRETURNED} then m.excess else 0 end as to_return,
        case when ${UNRETURNED} then 0 else m.excess end as returned
      from documents d join payments m on m.account_id = d.account_id and m.document_id = d.id
      where d.number = $1 order by m.received_on, m.created_at`,
    values: [number],
  })
}

/** What cards of all accounts were charged too much and did not get back yet, the oldest first. */
export async function listCardExcessesAcrossAccounts(scope: OperatorScope, most: number): Promise<CardExcess[]> {
  return askOperator<CardExcess>(scope, {
    name: 'card-excesses',
    text: `
      select d.number, a.name as account_name, o.reference, m.received_on::text, m.currency, m.excess
      from payments m
      join accounts a on a.id = m.account_id
      join documents d on d.account_id = m.account_id and d.id = m.document_id
      left join orders o on o.account_id = m.account_id and o.id = m.order_id
      where m.means = 'card' and m.excess > 0 and ${UNRETURNED}
      order by m.created_at limit $1`,
    values: [most],
  })
}

function searchValues({ text, amount }: DocumentSearch): readonly (string | null)[] {
  const pattern = (part: string) => (part === '' ? '' : `%${part.replace(/[\\%_]/g, '\\$&')}%`)
  return [pattern(text), pattern(text.replace(/\s/g, '')), amount?.toString() ?? null]
}
