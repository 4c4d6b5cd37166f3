import type { Knex } from 'knex'

/**
 * How the domains of an order are to be proved that waits for its approval: nobody outside is asked before it. Safe on a
 * loaded database: a column that may be null.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table orders add column wished_methods jsonb`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table orders drop column wished_methods`)
}
