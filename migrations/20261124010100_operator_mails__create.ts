import type { Knex } from 'knex'

/**
 * Mails to people who have no account (yet): the operator's own, so that every row of `mails` keeps its account and
 * the policies of that table stay as they are. A new table: nothing waits for it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table operator_mails (
      id uuid primary key,
      kind text not null,
      language text not null,
      recipient text not null,
      subject text not null,
      html text not null,
      text_body text not null,
      sealed_token text,
      created_at timestamptz not null,
      sent_at timestamptz,
      attempts integer not null default 0
    );
    create index operator_mails_by_date on operator_mails (created_at, id);
    create index waiting_operator_mails on operator_mails (created_at, id) where sent_at is null;
    grant select, insert, update on operator_mails to chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table operator_mails')
}
