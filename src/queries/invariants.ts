import type { RoleConnection } from '#platform/database.ts'
import { verifyIssued } from './invariants-issued.ts'
import { MONEY_INVARIANTS } from './invariants-money.ts'
import { WORK_INVARIANTS } from './invariants-work.ts'

export interface InvariantResult {
  readonly invariant: string
  readonly violations: number
}

/** "Nothing is lost", as SQL: each statement counts the rows that break its sentence. */
const INVARIANTS: readonly { readonly invariant: string; readonly text: string }[] = [
  ...MONEY_INVARIANTS,
  ...WORK_INVARIANTS,
  {
    invariant: 'every ledger transaction sums to zero per unit',
    text: `select count(*) from (select 1 from ledger_postings group by account_id, transaction_id, unit having sum(amount) <> 0) broken`,
  },
  {
    invariant: 'every stored balance is the sum of its postings',
    text: `select count(*) from ledger_balances b full join
      (select account_id, code, unit, sum(amount) as amount from ledger_postings group by 1, 2, 3) p using (account_id, code, unit)
      where b.amount is distinct from p.amount`,
  },
  {
    invariant: 'no balance that a customer owns is negative',
    text: `select count(*) from ledger_balances where code in ('deposit', 'coupon', 'token') and amount > 0`,
  },
  {
    invariant: 'document numbers have no gaps',
    text: `select count(*) from (
      select 1 from documents group by office_id, kind, year having max(sequence) <> count(*) or min(sequence) <> 1) broken`,
  },
  {
    invariant: 'the counter of each number series stands at its last document',
    text: `select count(*) from number_series s left join
      (select office_id, kind, year, max(sequence) as last from documents group by 1, 2, 3) d using (office_id, kind, year)
      where s.last_number <> coalesce(d.last, 0)`,
  },
  {
    invariant: 'dates of a series do not fall',
    text: `select count(*) from (
      select issued_on < lag(issued_on) over (partition by office_id, kind, year order by sequence) as falls from documents) d where falls`,
  },
  {
    invariant: 'the receivable of every issued invoice and credit note is in the ledger',
    text: `select count(*) from documents d where d.kind in ('invoice', 'credit_note') and d.gross <> 0 and d.gross is distinct from (
      select sum(p.amount) from ledger_transactions t
      join ledger_postings p on p.account_id = t.account_id and p.transaction_id = t.id and p.code = 'receivable'
      where t.account_id = d.account_id and t.document_id = d.id and t.kind in ('invoice_issued', 'credit_note_issued'))`,
  },
  {
    invariant: 'every payment is in the ledger once',
    text: `select count(*) from payments m where 1 <> (
      select count(*) from ledger_transactions t
      where t.account_id = m.account_id and t.idempotency_key = 'payment_received:' || m.id::text)`,
  },
  {
    invariant: 'an order is charged by at most one invoice that is not taken back',
    text: `select count(*) from (
      select 1 from documents where order_id is not null and kind in ('invoice', 'credit_note') group by account_id, order_id
      having count(*) filter (where kind = 'invoice') - count(*) filter (where kind = 'credit_note') > 1) broken`,
  },
  {
    invariant: 'a top-up is credited once it is paid, and not before',
    text: `select count(*) from top_ups u where (u.paid_at is not null) <> exists (
      select 1 from ledger_transactions t where t.account_id = u.account_id and t.document_id = u.document_id
        and t.kind in ('tokens_credited', 'deposit_credited'))`,
  },
  {
    invariant: 'an account with users has one super user',
    text: `select count(*) from (
      select 1 from users group by account_id having count(*) filter (where is_super_user) <> 1) broken`,
  },
  {
    invariant: 'no certificate without money and CSR',
    text: `select count(*) from certificates c join orders o on o.account_id = c.account_id and o.id = c.order_id
      where c.state = 'issued' and c.sequence = 1 and o.product_type = 'server' and (
        o.settlement not in ('paid', 'deferred', 'prepaid', 'monthly', 'free', 'refunded') or c.csr_pem is null)`,
  },
  {
    invariant: 'no certificate for a key that was known as compromised',
    text: `select count(*) from certificates c join compromised_keys k on k.spki_sha256 = c.spki_sha256
      where c.state = 'issued' and k.reported_at < c.issued_at`,
  },
  {
    invariant: 'an order names one certificate at its CA, and a certificate one order',
    text: `select count(*) from (
      select 1 from certificates where ca_reference is not null group by ca_reference having count(*) > 1) broken`,
  },
  {
    invariant: 'every delivered order has its certificate',
    text: `select count(*) from orders o where o.fulfilment = 'delivered' and not exists (
      select 1 from certificates c where c.account_id = o.account_id and c.order_id = o.id and c.state = 'issued')`,
  },
  {
    invariant: 'every mail is sent, or not older than a day',
    text: `select count(*) from (
      select created_at from mails where sent_at is null union all
      select created_at from operator_mails where sent_at is null) waiting
      where created_at < now() - interval '1 day'`,
  },
  {
    invariant: 'no session of a suspended person',
    text: `select count(*) from sessions s left join users u on u.account_id = s.account_id and u.id = s.user_id
      left join staff p on p.id = s.staff_id
      where s.expires_at > now() and (u.suspended_at < s.last_seen_at or p.suspended_at < s.last_seen_at)`,
  },
]

/** Checks all invariants on a live database, without changing anything. */
export async function verifyInvariants({ pool }: RoleConnection): Promise<InvariantResult[]> {
  const results: InvariantResult[] = []
  for (const { invariant, text } of INVARIANTS) {
    const { rows } = await pool.query<{ count: string }>(text)
    results.push({ invariant, violations: Number(rows[0]?.count ?? 0) })
  }
  return [...results, ...(await verifyIssued(pool))]
}
