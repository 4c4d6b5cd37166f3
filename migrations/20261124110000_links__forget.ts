import type { Knex } from 'knex'

const TABLES = [
  'password_links',
  'staff_password_links',
  'email_changes',
  'certificate_links',
  'personal_data_links',
] as const

/**
 * A nightly job deletes one-time links that have long ended: they open nothing, and keep addresses of people for
 * nothing. The indexes lead it to them. Safe while the portal runs: writes to these small tables wait for moments.
 */
export async function up(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    await knex.raw(`
      grant delete on ${table} to chancery_operator;
      create index ${table}_by_end on ${table} (expires_at);
    `)
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    await knex.raw(`
      drop index ${table}_by_end;
      revoke delete on ${table} from chancery_operator;
    `)
  }
}
