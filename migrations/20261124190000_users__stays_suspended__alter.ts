import type { Knex } from 'knex'

/**
 * A blocked user who was suspended besides, by an administrator or at a handover, stays suspended when staff let them in
 * again. Until now the two could not be told apart: whoever is blocked today counts as not suspended, as before. A column
 * with a constant default: safe while the portal runs, which writes it from the next release on.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table users
      add column stays_suspended boolean not null default false,
      add constraint only_blocked_users_stay_suspended check (blocked_at is not null or not stays_suspended);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table users drop constraint only_blocked_users_stay_suspended, drop column stays_suspended')
}
