import type { Knex } from 'knex'

/** How many challenge mails an account has had sent of late is counted before more go out. Safe at any time. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index validation_mails_sent on validation_mails (account_id, sent_at)`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index validation_mails_sent`)
}
