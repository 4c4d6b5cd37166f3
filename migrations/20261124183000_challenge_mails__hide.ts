import type { Knex } from 'knex'

/**
 * Challenge mails that were sent kept the token of their link in clear, and staff who read the mailbox could have followed
 * it. The links themselves go on working for their receivers. Safe at any time; it can't be taken back.
 */
export async function up(knex: Knex): Promise<void> {
  for (const column of ['text_body', 'html']) {
    await knex.raw(
      `update mails set ?? = regexp_replace(??, '/domain-control/[A-Za-z0-9_-]{43}', '/domain-control/hidden-token', 'g')
      where kind = 'dcv_challenge' and sent_at is not null`,
      [column, column],
    )
  }
}

export async function down(): Promise<void> {
  // What was hidden is gone.
}
