import type { RoleConnection } from '#platform/database.ts'

/** A place where an account's log is not what was written: changed, taken out, put in past the chain, or cut at its end. */
export interface LogFault {
  readonly account: string
  /** Place in the chain; null for an entry that is in none. */
  readonly sequence: string | null
  readonly entryId: string | null
  readonly fault: 'changed' | 'missing' | 'unchained' | 'cut'
}

export interface LogVerdict {
  readonly accounts: number
  readonly entries: number
  readonly faults: readonly LogFault[]
}

/** Enough to see what happened; a log that was rewritten is broken from there on. */
const MOST_FAULTS = 100

/** Goes along the chain of every account's log and says where it does not hold. */
export async function verifyLogChains({ pool }: RoleConnection): Promise<LogVerdict> {
  const { rows: sizes } = await pool.query<{ accounts: number; entries: number }>(
    'select count(*)::integer as accounts, coalesce(sum(sequence), 0)::integer as entries from audit_log_heads',
  )
  const { rows: faults } = await pool.query<LogFault>(`
    with links as (
      select c.*, lag(c.hash) over chain as previous, lag(c.sequence) over chain as before
      from audit_log_chain c window chain as (partition by account_id order by sequence)
    ), found as (
      select l.account_id, l.sequence, l.entry_id,
        case
          when e.id is null or l.sequence <> coalesce(l.before, 0) + 1 then 'missing'
          when l.hash <> audit_log_link(coalesce(l.previous, sha256(convert_to(l.account_id::text, 'UTF8'))), e) then 'changed'
        end as fault
      from links l left join audit_log e on e.account_id = l.account_id and e.id = l.entry_id
      union all
      select e.account_id, null, e.id, 'unchained' from audit_log e where not exists (
        select 1 from audit_log_chain c where c.account_id = e.account_id and c.entry_id = e.id)
      union all
      select h.account_id, h.sequence, null, 'cut' from audit_log_heads h where not exists (
        select 1 from audit_log_chain c
        where c.account_id = h.account_id and c.sequence = h.sequence and c.hash = h.hash)
    )
    select a.name as account, f.sequence, f.entry_id as "entryId", f.fault
    from found f join accounts a on a.id = f.account_id where f.fault is not null
    order by a.name, f.sequence nulls last limit ${MOST_FAULTS}`)
  return { accounts: sizes[0]?.accounts ?? 0, entries: sizes[0]?.entries ?? 0, faults }
}

export interface StaffLogVerdict {
  readonly entries: number
  readonly faults: readonly Omit<LogFault, 'account'>[]
}

/** The same along the one chain of the staff's log. */
export async function verifyStaffLogChain({ pool }: RoleConnection): Promise<StaffLogVerdict> {
  const { rows: sizes } = await pool.query<{ entries: number }>(
    'select sequence::integer as entries from staff_log_heads',
  )
  const { rows: faults } = await pool.query<StaffLogVerdict['faults'][number]>(`
    with links as (
      select c.*, lag(c.hash) over chain as previous, lag(c.sequence) over chain as before
      from staff_log_chain c window chain as (order by sequence)
    ), found as (
      select l.sequence, l.entry_id,
        case
          when e.id is null or l.sequence <> coalesce(l.before, 0) + 1 then 'missing'
          when l.hash <> staff_log_link(coalesce(l.previous, sha256(convert_to('staff_log', 'UTF8'))), e) then 'changed'
        end as fault
      from links l left join staff_log e on e.id = l.entry_id
      union all
      select null, e.id, 'unchained' from staff_log e where not exists (
        select 1 from staff_log_chain c where c.entry_id = e.id)
      union all
      select h.sequence, null, 'cut' from staff_log_heads h where h.sequence > 0 and not exists (
        select 1 from staff_log_chain c where c.sequence = h.sequence and c.hash = h.hash)
    )
    select sequence, entry_id as "entryId", fault from found where fault is not null
    order by sequence nulls last limit ${MOST_FAULTS}`)
  return { entries: sizes[0]?.entries ?? 0, faults }
}
