import type { Knex } from 'knex'

/**
 * A name for each session that a page may show, because the hash of its token stays inside. The default fills the rows
 * that are there; the table holds a day of sessions and is locked for moments.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table sessions add column id uuid not null default gen_random_uuid();
    create unique index sessions_by_id on sessions (id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table sessions drop column id')
}
