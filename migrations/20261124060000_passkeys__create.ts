import type { Knex } from 'knex'

/**
 * Passkeys (ADR 0030). A row of `second_factors` becomes a person's two-factor sign-in as a whole, with an app, with
 * passkeys, or with both; the recovery codes hang on it as before. New tables, and columns that only lose a condition:
 * safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table second_factors
      alter column sealed_key drop not null,
      alter column last_step drop not null,
      add constraint app_is_whole check ((sealed_key is null) = (last_step is null));
    alter table recovery_codes
      drop constraint recovery_codes_second_factor_id_fkey,
      add foreign key (second_factor_id) references second_factors on delete cascade on update cascade;

    create table passkeys (
      id uuid primary key,
      second_factor_id uuid not null references second_factors on delete cascade on update cascade,
      credential_id text not null unique,
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null,
      name text not null,
      added_at timestamptz not null,
      last_used_at timestamptz
    );
    create index passkeys_of_second_factor on passkeys (second_factor_id);

    create table passkey_challenges (
      challenge_hash bytea primary key,
      purpose text not null check (purpose in ('registration', 'proof', 'door', 'alone')),
      account_id uuid references accounts,
      user_id uuid,
      staff_id uuid references staff,
      expires_at timestamptz not null,
      foreign key (account_id, user_id) references users (account_id, id),
      constraint challenge_belongs_to_one_person_or_nobody check (
        (account_id is null) = (user_id is null)
        and (user_id is null or staff_id is null)
        and (purpose = 'alone') = (user_id is null and staff_id is null))
    );
    create index passkey_challenges_of_user on passkey_challenges (account_id, user_id);
    create index passkey_challenges_of_staff on passkey_challenges (staff_id);
    create index passkey_challenges_by_end on passkey_challenges (expires_at);

    alter table accounts add column passkey_alone boolean not null default false;

    grant select, insert, update, delete on passkeys, passkey_challenges to chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts drop column passkey_alone;
    drop table passkey_challenges, passkeys;
    delete from second_factors where sealed_key is null;
    alter table second_factors
      drop constraint app_is_whole,
      alter column sealed_key set not null,
      alter column last_step set not null;
  `)
}
