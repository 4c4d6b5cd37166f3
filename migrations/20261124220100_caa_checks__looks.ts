import type { Knex } from 'knex'

/**
 * Which look in a row this was, and when the next one is: looks that found an obstacle are repeated ever more slowly,
 * and end. Safe on a loaded database: a constant default and a column that may be null.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table caa_checks
      add column look integer not null default 1 check (look > 0),
      add column next_look_at timestamptz;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table caa_checks drop column look, drop column next_look_at`)
}
