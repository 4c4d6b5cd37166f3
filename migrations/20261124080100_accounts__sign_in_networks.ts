import type { Knex } from 'knex'

/**
 * The networks from which the users of an account may sign in and work; an empty list is every network. Safe while the
 * portal runs: the column has a constant default.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts add column sign_in_networks text[] not null default '{}';
    create index accounts_with_networks on accounts (name) where sign_in_networks <> '{}';
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table accounts drop column sign_in_networks')
}
