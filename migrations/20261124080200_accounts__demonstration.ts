import type { Knex } from 'knex'

/**
 * Accounts to look around in: everything may be opened, nothing changed (ADR 0033). Safe while the portal runs: the
 * column has a constant default.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts add column is_demonstration boolean not null default false;
    create index demonstration_accounts on accounts (id) where is_demonstration;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table accounts drop column is_demonstration')
}
