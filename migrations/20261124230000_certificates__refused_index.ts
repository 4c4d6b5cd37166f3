import type { Knex } from 'knex'

/** The back office lists the requests that a CA has refused, among all certificates. Safe at any time. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index certificates_refused on certificates (account_id, order_id) where state = 'refused'`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index certificates_refused')
}
