import type { Knex } from 'knex'

/**
 * Who wants an account, before there is one: the operator's own rows, out of reach of the portal's role. The columns
 * beside `form` are what registrations are found and compared by. The tables are new; the two indexes by which
 * duplicates are found lock their tables while they are built.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table registrations (
      id uuid primary key,
      nonce uuid not null unique,
      state text not null check (state in ('submitted', 'correction', 'accepted', 'refused')),
      version integer not null default 1 check (version > 0),
      form jsonb not null,
      name text not null,
      registration_number text not null,
      addresses text[] not null,
      terms_accepted_at timestamptz not null,
      source_reference text,
      correction_token_hash bytea unique,
      correction_expires_at timestamptz,
      account_id uuid unique references accounts,
      submitted_at timestamptz not null,
      changed_at timestamptz not null,
      changed_by text not null,
      constraint correction_has_a_link check ((state = 'correction') = (correction_token_hash is not null)),
      constraint correction_ends check ((correction_token_hash is null) = (correction_expires_at is null)),
      constraint accepted_has_an_account check ((state = 'accepted') = (account_id is not null))
    );
    create index registrations_by_date on registrations (submitted_at, id);
    create index waiting_registrations on registrations (submitted_at, id) where state in ('submitted', 'correction');
    create index registrations_by_number on registrations (registration_number text_pattern_ops);

    create table registration_events (
      id uuid primary key,
      registration_id uuid not null references registrations,
      kind text not null,
      at timestamptz not null,
      actor_kind text not null check (actor_kind in ('user', 'staff', 'system', 'visitor')),
      actor_name text not null,
      address text,
      message text
    );
    create index events_of_registration on registration_events (registration_id, at, id);

    create index accounts_by_registration_number on accounts (registration_number text_pattern_ops);
    create index organizations_by_registration_number on organizations (registration_number text_pattern_ops);

    grant select, insert, update on registrations to chancery_operator;
    grant select, insert on registration_events to chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index accounts_by_registration_number, organizations_by_registration_number;
    drop table registration_events, registrations;
  `)
}
