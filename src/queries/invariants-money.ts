const PAID = `select coalesce(sum(m.amount), 0) from payments m where m.account_id = d.account_id and m.document_id = d.id`

/** What must hold of documents, charges and what is given back. */
export const MONEY_INVARIANTS = [
  {
    invariant: 'a paid order has all of its money',
    text: `select count(*) from orders o
      join lateral (select * from documents n where n.account_id = o.account_id and n.order_id = o.id and n.kind = 'invoice'
        order by n.created_at desc limit 1) d on true
      where o.settlement = 'paid' and (${PAID}) < d.gross`,
  },
  {
    invariant: 'a paid order has an invoice, unless it costs nothing',
    text: `select count(*) from orders o where o.settlement = 'paid' and o.net_amount > 0 and not exists (
      select from documents d where d.account_id = o.account_id and d.order_id = o.id and d.kind = 'invoice')`,
  },
  {
    invariant: 'no invoice has taken more than it asks for, the excess left out',
    text: `select count(*) from documents d where d.kind = 'invoice' and d.gross < (
      select coalesce(sum(m.amount - m.excess), 0) from payments m
      where m.account_id = d.account_id and m.document_id = d.id)`,
  },
  {
    invariant: 'what came too much is a coupon, and given back at most once',
    text: `select count(*) from payments m where m.excess > 0 and (
      m.excess is distinct from (
        select -sum(p.amount) from ledger_transactions t
        join ledger_postings p on p.account_id = t.account_id and p.transaction_id = t.id and p.code = 'coupon'
        where t.account_id = m.account_id and t.idempotency_key = 'coupon_granted:' || m.id)
      or m.excess < (
        select coalesce(sum(p.amount), 0) from ledger_transactions t
        join ledger_postings p on p.account_id = t.account_id and p.transaction_id = t.id and p.code = 'coupon'
        where t.account_id = m.account_id and t.idempotency_key = 'coupon_refunded:' || m.id))`,
  },
  {
    invariant: 'no invoice is credited with more than it charged',
    text: `select count(*) from documents d where d.kind = 'invoice' and d.gross + (
      select coalesce(sum(n.gross), 0) from documents n where n.account_id = d.account_id and n.kind = 'credit_note'
        and n.order_id is not distinct from d.order_id and n.content #>> '{corrects,number}' = d.number) < 0`,
  },
  {
    invariant: 'the totals of a document are those of its lines',
    text: `select count(*) from documents d where d.gross <> d.net + d.vat_total
      or d.net <> rtrim(d.content ->> 'net', 'n')::bigint or d.gross <> rtrim(d.content ->> 'gross', 'n')::bigint
      or d.net <> (select coalesce(sum(rtrim(l ->> 'unitNet', 'n')::bigint * (l ->> 'quantity')::bigint), 0)
        from jsonb_array_elements(d.content -> 'lines') l)`,
  },
  {
    invariant: 'a printed document has the bytes that it was printed with',
    text: `select count(*) from documents d left join stored_files f on f.account_id = d.account_id and f.id = d.file_id
      where d.file_id is not null and f.sha256 is distinct from encode(sha256(f.bytes), 'hex')`,
  },
  {
    invariant: 'the books can only be added to',
    text: `select count(*) from unnest(array['ledger_transactions', 'ledger_postings', 'payments']) as book
      where not exists (select from pg_trigger g where g.tgrelid = to_regclass(book) and g.tgname = book || '_append_only'
          and g.tgenabled = 'O')
        or has_table_privilege('chancery_portal', book, 'update, delete')
        or has_table_privilege('chancery_operator', book, 'update, delete')`,
  },
] as const
