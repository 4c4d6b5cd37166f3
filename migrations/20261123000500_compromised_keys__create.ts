import type { Knex } from 'knex'

/**
 * Public keys known to be compromised, whoever's they are (TLS-27, TLS-39): no order of any account may use them.
 * The table belongs to the operator; nothing names it before the code that reads it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table compromised_keys (
      spki_sha256 text primary key check (spki_sha256 ~ '^[0-9a-f]{64}$'),
      reported_at timestamptz not null,
      source text not null
    )
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table compromised_keys')
}
