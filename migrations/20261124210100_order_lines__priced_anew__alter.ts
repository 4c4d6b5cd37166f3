import type { Knex } from 'knex'

/** An order whose price has changed while it waited for its approval gets new lines. A right: safe at any time. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('grant delete on order_lines to chancery_portal')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('revoke delete on order_lines from chancery_portal')
}
