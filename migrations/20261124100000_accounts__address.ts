import type { Knex } from 'knex'

/**
 * An account's administrators keep its address and phone number themselves (guide 7.2); name, numbers and country stay
 * the operator's, and services see to it. Safe on a loaded database: nothing is rewritten.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`grant update (address, phone) on accounts to chancery_portal`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`revoke update (address, phone) on accounts from chancery_portal`)
}
