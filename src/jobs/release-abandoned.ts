import type pg from 'pg'

const ABANDONED = `
  select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
  from graphile_worker._private_jobs
  where locked_by is not null and locked_at < now() - $1::interval
  having count(*) > 0`

/** No job of ours works this long: whoever holds one longer has died. */
const LONGEST_JOB = '5 minutes'

/** Gives back the jobs of workers that were killed in the middle; the library alone would wait four hours. */
export async function releaseAbandoned(pool: pg.Pool): Promise<void> {
  await pool.query(ABANDONED, [LONGEST_JOB])
}

/** As a worker starts: where no other one is connected, every job that is held is a dead one's. */
export async function releaseAtStart(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ alone: boolean }>(`
    select not exists (
      select from pg_stat_activity as other, pg_stat_activity as own
      where own.pid = pg_backend_pid() and other.pid <> own.pid
        and (other.datname, other.application_name) = (own.datname, own.application_name)
    ) as alone`)
  await pool.query(ABANDONED, [rows[0]?.alone ? '0 seconds' : LONGEST_JOB])
}
