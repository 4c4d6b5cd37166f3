import type { Knex } from 'knex'

/**
 * Two-factor sign-in: the sealed keys of authenticator apps, hashed recovery codes, and sign-ins that wait for a code.
 * Like `sessions` they are the operator's rows and say whose they are: only `chancery_operator` reads them, so that no
 * page of a customer can reach a key (ADR 0024). New tables: safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table second_factors (
      id uuid primary key,
      account_id uuid references accounts,
      user_id uuid,
      staff_id uuid references staff,
      sealed_key text not null,
      last_step integer not null,
      offer_hash bytea not null,
      set_up_at timestamptz not null,
      foreign key (account_id, user_id) references users (account_id, id),
      constraint second_factor_belongs_to_one_person
        check ((user_id is null) <> (staff_id is null) and (account_id is null) = (user_id is null))
    );
    create unique index second_factor_of_user on second_factors (account_id, user_id);
    create unique index second_factor_of_staff on second_factors (staff_id);

    create table recovery_codes (
      second_factor_id uuid not null references second_factors on delete cascade,
      code_hash bytea not null,
      used_at timestamptz,
      primary key (second_factor_id, code_hash)
    );

    create table half_open_sign_ins (
      token_hash bytea primary key,
      account_id uuid references accounts,
      user_id uuid,
      staff_id uuid references staff,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      address text not null,
      user_agent text not null,
      foreign key (account_id, user_id) references users (account_id, id),
      constraint half_open_sign_in_belongs_to_one_person
        check ((user_id is null) <> (staff_id is null) and (account_id is null) = (user_id is null))
    );
    create index half_open_sign_ins_of_user on half_open_sign_ins (account_id, user_id);
    create index half_open_sign_ins_of_staff on half_open_sign_ins (staff_id);
    create index half_open_sign_ins_by_end on half_open_sign_ins (expires_at);

    grant select, insert, update, delete on second_factors, recovery_codes, half_open_sign_ins to chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table half_open_sign_ins, recovery_codes, second_factors')
}
