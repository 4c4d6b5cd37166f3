import type { Knex } from 'knex'

/**
 * Where no password proves who asks, a new e-mail address is agreed to at the old one first: a link says whose yes it
 * waits for. Links that are on their way wait for the new address. Safe on a loaded database: a constant default.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table email_changes add column awaits text not null default 'new'
      constraint awaits_an_address check (awaits in ('old', 'new'))
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table email_changes drop column awaits`)
}
