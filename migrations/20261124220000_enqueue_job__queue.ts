import type { Knex } from 'knex'

/**
 * Jobs that ask the outside wait in queues of their own, each worked off one by one, so that silent name servers hold
 * up no other work. The function without a queue stays for the release before this one. Safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function enqueue_job(task text, payload json, key text, at timestamptz, tries integer, queue text) returns void
      language sql security definer set search_path = pg_catalog, public as $$
        select graphile_worker.add_job(
          task, payload, queue_name => queue, run_at => at, max_attempts => tries, job_key => key)
      $$;
    revoke all on function enqueue_job(text, json, text, timestamptz, integer, text) from public;
    grant execute on function enqueue_job(text, json, text, timestamptz, integer, text)
      to chancery_portal, chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function enqueue_job(text, json, text, timestamptz, integer, text)`)
}
