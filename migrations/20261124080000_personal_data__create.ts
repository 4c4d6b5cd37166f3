import type { Knex } from 'knex'

/**
 * Links to the page of one's personal data, each for one e-mail address in one account, or outside all of them. Like
 * `sessions` they are the operator's rows: no page of a customer reads them (ADR 0033). What people allow is written
 * once for each choice and never changed. New tables: safe at any time; the indexes by which an address is found lock
 * their tables for writing while they are built, some seconds for a million mails.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table personal_data_links (
      id uuid primary key,
      account_id uuid references accounts,
      email text not null check (email = lower(email)),
      token_hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      opened_at timestamptz,
      opened_from text,
      session_hash bytea unique,
      session_ends_at timestamptz,
      constraint opened_has_a_session
        check ((opened_at is null) = (session_hash is null) and (opened_at is null) = (session_ends_at is null))
    );
    create index personal_data_links_of_account on personal_data_links (account_id, email);
    grant select, insert, update on personal_data_links to chancery_operator;

    create table purpose_choices (
      account_id uuid not null references accounts,
      id uuid not null,
      email text not null check (email = lower(email)),
      user_id uuid,
      purpose text not null,
      allowed boolean not null,
      version integer not null check (version > 0),
      chosen_at timestamptz not null,
      primary key (account_id, id),
      foreign key (account_id, user_id) references users (account_id, id)
    );
    create index purpose_choices_of_address on purpose_choices (account_id, email, chosen_at);
    create index purpose_choices_of_user on purpose_choices (account_id, user_id, chosen_at);
    alter table purpose_choices enable row level security;
    alter table purpose_choices force row level security;
    create policy own_account on purpose_choices to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on purpose_choices to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on purpose_choices to %I using (true) with check (true)', current_user);
    end $$;
    grant select on purpose_choices to chancery_portal;
    grant select, insert on purpose_choices to chancery_operator;
    create trigger purpose_choices_append_only before update or delete or truncate on purpose_choices
      for each statement execute function refuse_change();

    create index contacts_by_email on contacts (lower(email));
    create index mails_by_recipient on mails (lower(recipient));
    create index operator_mails_by_recipient on operator_mails (lower(recipient));
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index operator_mails_by_recipient, mails_by_recipient, contacts_by_email;
    drop table purpose_choices, personal_data_links;
  `)
}
