import type { Knex } from 'knex'

/**
 * The secret of a mail's link, sealed until the mail is sent and gone afterwards: staff read the copies of mails, and
 * nobody but the receiver may set a password. Rows written before have none. Safe while the portal runs.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table mails add column sealed_token text')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table mails drop column sealed_token')
}
