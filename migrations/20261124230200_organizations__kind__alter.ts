import type { Knex } from 'knex'

/**
 * What kind of holder an EV certificate names: asked when the first one is ordered. Null where nobody has said it yet, and
 * then a certificate says what all of them said until now. Safe while the portal runs.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table organizations add column kind text check (kind in
      ('private_organization', 'government_entity', 'business_entity', 'non_commercial_entity'))
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table organizations drop column kind')
}
