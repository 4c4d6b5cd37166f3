import type { Knex } from 'knex'

/**
 * Finds an account's orders by both of their states at once: what a filter by status asks for. Locks writes to orders
 * while it is made, a few seconds a million orders.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index orders_by_states on orders (account_id, fulfilment, settlement, ordered_at, id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index orders_by_states')
}
