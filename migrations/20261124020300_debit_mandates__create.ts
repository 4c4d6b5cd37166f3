import type { Knex } from 'knex'

/**
 * Recurrent SEPA direct debit mandates. The IBAN is sealed, its last four characters stand beside it in clear; an
 * account has one mandate at most that is asked for or valid. A mail may carry a mandate to be printed. Safe on a loaded
 * database: the columns that are added are empty, and offices without a creditor identifier offer no mandates.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table offices add column creditor_identifier text;
    create sequence mandate_references start 1001;

    create table debit_mandates (
      account_id uuid not null references accounts,
      id uuid not null,
      reference text not null unique check (reference ~ '^[A-Z0-9-]{1,35}$'),
      state text not null check (state in ('requested', 'valid', 'refused', 'revoked')),
      creditor jsonb not null,
      debtor_name text not null,
      debtor_address jsonb not null,
      sealed_iban text not null,
      iban_end text not null check (iban_end ~ '^[A-Z0-9]{4}$'),
      bic text,
      email text,
      language text not null,
      requested_by text not null,
      requested_at timestamptz not null,
      signed_on date,
      decided_by text,
      decided_at timestamptz,
      refusal_reason text,
      revoked_by text,
      revoked_at timestamptz,
      primary key (account_id, id),
      constraint signed_where_valid check (state <> 'valid' or signed_on is not null),
      constraint refusals_have_a_reason check ((state = 'refused') = (refusal_reason is not null)),
      constraint revocation_is_whole check ((state = 'revoked') = (revoked_at is not null))
    );
    create unique index one_open_mandate on debit_mandates (account_id) where state in ('requested', 'valid');
    create index mandates_by_state on debit_mandates (state, requested_at);
    alter table debit_mandates enable row level security;
    alter table debit_mandates force row level security;
    create policy own_account on debit_mandates to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on debit_mandates to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on debit_mandates to %I using (true) with check (true)', current_user);
    end $$;
    grant select, insert on debit_mandates to chancery_portal;
    grant update (state, revoked_by, revoked_at) on debit_mandates to chancery_portal;
    grant select, update on debit_mandates to chancery_operator;
    grant usage on sequence mandate_references to chancery_portal;

    alter table mails
      add column mandate_id uuid,
      add foreign key (account_id, mandate_id) references debit_mandates (account_id, id) not valid;
    create index mails_of_mandate on mails (account_id, mandate_id) where mandate_id is not null;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table mails drop column mandate_id;
    drop table debit_mandates;
    drop sequence mandate_references;
    alter table offices drop column creditor_identifier;
  `)
}
