import type { Knex } from 'knex'

/** How each user wants the lists of orders; null until they choose. Safe while the portal runs: nothing is rewritten. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table users
      add column list_columns text[] check (cardinality(list_columns) > 0),
      add column list_length smallint check (list_length > 0);
    grant update (list_columns, list_length) on users to chancery_portal;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table users drop column list_columns, drop column list_length')
}
