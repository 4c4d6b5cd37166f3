import type { Knex } from 'knex'

/**
 * Which terms were accepted with a registration: the operator's may stand at another address by the time that somebody asks.
 * Registrations before this one know the moment only. Safe on a loaded database: a column without a default.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table registrations add column terms_url text`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table registrations drop column terms_url`)
}
