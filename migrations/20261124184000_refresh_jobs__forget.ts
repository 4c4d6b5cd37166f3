import type { Knex } from 'knex'

/** The catalogue is read anew by each process itself: what the queue still holds of that job, nobody would ever take. Safe at any time. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'refresh_catalogue';
    delete from graphile_worker._private_known_crontabs where identifier = 'refresh_catalogue';
  `)
}

export async function down(): Promise<void> {
  // An earlier version makes its job known again by itself.
}
