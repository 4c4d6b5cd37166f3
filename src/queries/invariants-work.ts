/** When a worker was last alive, by what it does by the clock: while none runs, nothing is late. */
const ALIVE = `(select max(last_begun) from job_clock())`

const JOBS = `job_list(null, null, null, 1000000)`

/** Orders that nobody has to do anything for, though they are not delivered. */
const STUCK = `
  select count(*) from orders o
  join lateral (select * from certificates n where n.account_id = o.account_id and n.order_id = o.id
    order by n.sequence desc limit 1) c on true
  where o.fulfilment in ('registered', 'verification', 'awaiting_dcv')
    and o.settlement in ('paid', 'deferred', 'prepaid', 'monthly', 'free')
    and greatest(o.ordered_at, o.paid_at) < now() - interval '1 day'
    and c.state = 'waiting' and c.csr_pem is not null
    and not exists (select from domain_validations v
      where v.account_id = o.account_id and v.order_id = o.id and v.state = 'pending')
    and not exists (select from audits u
      where u.account_id = o.account_id and u.order_id = o.id and u.state in ('open', 'suspended'))
    and not exists (select from ${JOBS} j
      where j.account_id = o.account_id and (j.order_id = o.id or j.certificate_id = c.id))`

/** What must hold of what is still to be done, and of whose it is. */
export const WORK_INVARIANTS = [
  { invariant: 'every paid order goes on, or waits for somebody', text: STUCK },
  {
    invariant: 'every order that a form became is there',
    text: `select count(*) from order_drafts d where d.order_id is not null and not exists (
      select from orders o where o.account_id = d.account_id and o.id = d.order_id)`,
  },
  {
    invariant: 'no job waits an hour for a worker that is alive',
    text: `select count(*) from ${JOBS} j where j.state = 'waiting' and j.run_at < ${ALIVE} - interval '1 hour'`,
  },
  {
    invariant: 'no job is held past its time',
    text: `select count(*) from ${JOBS} j where j.state = 'running' and j.locked_at < ${ALIVE} - interval '15 minutes'`,
  },
  {
    invariant: 'every key between rows of accounts holds the account',
    text: `select count(*) from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'account_id' and not a.attisdropped
      join pg_attribute p on p.attrelid = k.confrelid and p.attname = 'account_id' and not p.attisdropped
      where k.contype = 'f' and not (a.attnum = any (k.conkey) and p.attnum = any (k.confkey))`,
  },
] as const
