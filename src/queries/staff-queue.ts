import { WORK_LIMIT, type QueuedCase, type QueueView, type StaffWork } from '#domain/validation/queued-case.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

/** Orders whose audit is open, by the index of open orders. */
const AUDITS = `
  select 'audit' as kind, o.account_id, o.id, u.opened_at as waiting_since, u.id as audit_id, u.level
  from orders o join audits u on u.account_id = o.account_id and u.order_id = o.id
  where o.is_open and o.fulfilment in ('verification', 'suspended') and u.state in ('open', 'suspended')`

/** Orders that wait for a certificate which the team orders at the CA by hand. */
const CERTIFICATES = `
  select 'certificate' as kind, o.account_id, o.id, c.submitted_at as waiting_since, null::uuid as audit_id, null as level
  from orders o
  join certificates c on c.account_id = o.account_id and c.order_id = o.id and c.state = 'submitted'
  join brands b on b.code = o.brand_code
  join suppliers s on s.code = b.supplier_code and s.connector = 'manual'
  where o.is_open and o.fulfilment = 'awaiting_dcv'`

/** Orders whose newest request was refused by its CA. */
const REFUSED = `
  select 'refused' as kind, o.account_id, o.id, c.submitted_at as waiting_since, null::uuid as audit_id, null as level
  from certificates c join orders o on o.account_id = c.account_id and o.id = c.order_id
  where c.state = 'refused' and o.is_open and o.fulfilment = 'awaiting_dcv' and not exists (
    select 1 from certificates newer
    where newer.account_id = c.account_id and newer.order_id = c.order_id and newer.sequence > c.sequence)`

const SOURCES: Readonly<Record<QueueView, { readonly work: string; readonly only: string }>> = {
  all: { work: `${AUDITS} union all ${CERTIFICATES} union all ${REFUSED}`, only: 'true' },
  audits: { work: AUDITS, only: `o.fulfilment = 'verification'` },
  suspended: { work: AUDITS, only: `o.fulfilment = 'suspended'` },
  certificates: { work: CERTIFICATES, only: 'true' },
  refused: { work: REFUSED, only: 'true' },
}

/** The queue, what waits longest first. */
export async function listQueueAcrossAccounts(
  scope: OperatorScope,
  view: QueueView,
  most: number,
): Promise<QueuedCase[]> {
  const { work, only } = SOURCES[view]
  return askOperator<QueuedCase>(scope, {
    name: `staff-queue-${view}`,
    text: `
      select w.kind, o.reference, a.name as account_name, o.organization_name, o.common_name, o.product_code,
        o.fulfilment, o.settlement, w.waiting_since, w.level,
        array(select t.item from audit_ticks t where t.account_id = w.account_id and t.audit_id = w.audit_id) as ticked,
        not exists (select 1 from certificates c
          where c.account_id = w.account_id and c.order_id = w.id and c.csr_pem is not null) as csr_missing,
        (select count(*)::integer from domain_validations v
          where v.account_id = w.account_id and v.order_id = w.id and v.state = 'pending') as open_domains,
        (select count(*)::integer from (
          select distinct on (k.name) k.allowed from caa_checks k
          where k.account_id = w.account_id and k.order_id = w.id order by k.name, k.checked_at desc) newest
          where not newest.allowed) as caa_refusals,
        (select count(*)::integer from order_documents d
          where d.account_id = w.account_id and d.order_id = w.id) as documents_sent
      from (${work}) w
      join orders o on o.account_id = w.account_id and o.id = w.id
      join accounts a on a.id = w.account_id
      where ${only}
      order by w.waiting_since, o.id limit $1`,
    values: [most],
  })
}

/** How much of each kind of work waits. */
export async function countWorkAcrossAccounts(scope: OperatorScope): Promise<StaffWork> {
  const capped = (rows: string) =>
    `(select count(*)::integer from (select 1 from (${rows}) work limit ${WORK_LIMIT + 1}) capped)`
  const unpaid = (settlements: string) =>
    `select 1 from orders where settlement in (${settlements}) and fulfilment not in ('pending_approval', 'cancelled', 'refused')`
  const [row] = await askOperator<StaffWork>(scope, {
    name: 'staff-work',
    text: `select
      ${capped(AUDITS)} as audits,
      ${capped(CERTIFICATES)} as certificates,
      ${capped(REFUSED)} as refused,
      ${capped(unpaid(`'awaiting_payment', 'deferred'`))} as invoices,
      ${capped(unpaid(`'quote'`))} as quotes,
      ${capped('select 1 from mails where sent_at is null union all select 1 from operator_mails where sent_at is null')} as mails,
      ${capped(`select 1 from registrations where state = 'submitted'`)} as registrations,
      ${capped(`select 1 from job_list(null, 'gave_up', null, ${WORK_LIMIT + 1})`)} as jobs`,
    values: [],
  })
  return row ?? { audits: 0, certificates: 0, refused: 0, invoices: 0, quotes: 0, mails: 0, registrations: 0, jobs: 0 }
}
