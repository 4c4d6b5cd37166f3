import type { Knex } from 'knex'

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
/** One id of what a job was given. */
const given = (path: string) => `substring(j.payload ${path} from '^${ID}$')::uuid`

const FUNCTIONS = [
  'job_list(bigint, text, text, integer)',
  'job_counts()',
  'job_clock()',
  'lock_job(bigint)',
  'retry_job(bigint)',
  'drop_job(bigint)',
]

/**
 * What the back office sees of the queue and does to it. The queue's tables are the owner's (ADR 0009): the operator's role
 * calls these functions, which hand out ids of what a job is about and never what it was given. They are functions with text
 * for a body and no views: a view would keep a later version of the queue from changing its own tables. Safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function job_state(locked_at timestamptz, attempts integer, most integer, run_at timestamptz) returns text
      language sql stable as $$
        select case
          when locked_at is not null then 'running'
          when attempts >= most then 'gave_up'
          when attempts > 0 then 'failed'
          when run_at > now() then 'planned'
          else 'waiting' end
      $$;

    create function job_list(one bigint, only_state text, only_kind text, most integer)
      returns table (id bigint, kind text, state text, attempts integer, max_attempts integer, run_at timestamptz,
        created_at timestamptz, locked_at timestamptz, last_error text, account_id uuid, order_id uuid, mail_id uuid,
        certificate_id uuid, validation_id uuid)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select j.id, j.identifier, j.state, j.attempts::integer, j.max_attempts::integer, j.run_at, j.created_at, j.locked_at,
          j.last_error,
          coalesce(${given(`->> 'accountId'`)}, ${given(`-> 'users' -> 0 ->> 'accountId'`)},
            ${given(`-> 'links' -> 0 ->> 'accountId'`)}),
          ${given(`->> 'orderId'`)}, ${given(`->> 'mailId'`)}, ${given(`->> 'certificateId'`)},
          ${given(`->> 'validationId'`)}
        -- Chosen first: what they were given is read of no more than are shown.
        from (
          select q.*, t.identifier, s.state,
            array_position(array['gave_up', 'failed', 'running', 'waiting', 'planned'], s.state) as place
          from graphile_worker._private_jobs q
          join graphile_worker._private_tasks t on t.id = q.task_id
          cross join lateral (
            select public.job_state(q.locked_at, q.attempts, q.max_attempts, q.run_at) as state) s
          where (one is null or q.id = one) and (only_state is null or s.state = only_state)
            and (only_kind is null or t.identifier = only_kind)
          order by place, q.run_at, q.id
          limit most) j
        order by j.place, j.run_at, j.id
      $$;

    create function job_counts() returns table (state text, jobs integer, late_seconds integer)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select s.state, count(*)::integer,
          extract(epoch from now() - min(j.run_at) filter (
            where j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= now()))::integer
        from graphile_worker._private_jobs j
        cross join lateral (
          select public.job_state(j.locked_at, j.attempts, j.max_attempts, j.run_at) as state) s
        group by s.state
      $$;

    create function job_clock() returns table (name text, known_since timestamptz, last_begun timestamptz)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select identifier, known_since, last_execution from graphile_worker._private_known_crontabs
      $$;

    create function lock_job(one bigint) returns boolean
      language sql security definer set search_path = pg_catalog, public as $$
        select true from graphile_worker._private_jobs where id = one for update
      $$;

    create function retry_job(one bigint) returns boolean
      language sql security definer set search_path = pg_catalog, public as $$
        select count(*) = 1 from graphile_worker.reschedule_jobs(array[one], run_at => now(), attempts => 0)
      $$;

    create function drop_job(one bigint) returns boolean
      language sql security definer set search_path = pg_catalog, public as $$
        select count(*) = 1 from graphile_worker.complete_jobs(array[one])
      $$;
  `)
  for (const name of FUNCTIONS) {
    await knex.raw(`
      revoke all on function ${name} from public;
      grant execute on function ${name} to chancery_operator;
    `)
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const name of FUNCTIONS) await knex.raw(`drop function ${name}`)
  await knex.raw('drop function job_state(timestamptz, integer, integer, timestamptz)')
}
