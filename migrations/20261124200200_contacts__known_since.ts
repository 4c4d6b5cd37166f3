import type { Knex } from 'knex'

/**
 * Since when an account knows somebody by this address, and who wrote it: a mail from it proves something only after a
 * while. What is there counts from its first day, with nobody named. Safe on a loaded database: constant defaults, and
 * one update of a table of people.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table contacts
      add column known_since timestamptz not null default now(),
      add column known_by text;
    update contacts set known_since = created_at;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table contacts drop column known_since, drop column known_by`)
}
