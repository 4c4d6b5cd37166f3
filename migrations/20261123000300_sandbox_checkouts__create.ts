import type { Knex } from 'knex'

/**
 * The hosted payment pages of the sandbox provider, which plays an outside party and therefore shares no key with our
 * own tables. Of a card it keeps the last four digits. A new table: safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sandbox_checkouts (
      id text primary key,
      idempotency_key text not null unique,
      client_reference text not null,
      description text not null,
      amount bigint not null check (amount > 0),
      currency text not null check (currency in ('EUR', 'GBP')),
      language text not null,
      success_url text not null,
      cancel_url text not null,
      state text not null check (state in ('open', 'challenge', 'paid', 'refused', 'expired')),
      card_last4 text check (card_last4 ~ '^[0-9]{4}$'),
      refusal_reason text,
      created_at timestamptz not null,
      decided_at timestamptz,
      event_id text unique,
      event_sent_at timestamptz,
      check ((state in ('open', 'challenge')) = (decided_at is null)),
      check ((decided_at is null) = (event_id is null)),
      check ((state = 'refused') = (refusal_reason is not null))
    );
    create index sandbox_checkouts_undecided on sandbox_checkouts (created_at) where decided_at is null;
    create index sandbox_checkouts_unsent on sandbox_checkouts (decided_at)
      where decided_at is not null and event_sent_at is null;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table sandbox_checkouts')
}
