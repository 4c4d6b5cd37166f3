import type { Knex } from 'knex'

/**
 * Single sign-on by OpenID Connect (ADR 0031): an account's provider, its rules, who is linked to whom there, and sign-ins
 * on their way, which the operator finds by their state before an account is known. The role of customers' pages reads
 * of the rest no more than that it is there: no page can reach a client secret. New tables: safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table single_sign_ons (
      account_id uuid primary key references accounts,
      id uuid not null unique,
      is_on boolean not null,
      issuer text not null,
      client_id text not null,
      sealed_secret text not null,
      scopes text not null,
      email_claim text not null,
      verified_claim text not null,
      creates_users boolean not null,
      allows_passwords boolean not null,
      factor_claim text not null,
      factor_value text not null,
      changed_at timestamptz not null
    );

    create table single_sign_on_rules (
      account_id uuid not null references single_sign_ons on delete cascade,
      id uuid not null,
      claim text not null,
      test text not null check (test in ('equals', 'contains')),
      value text not null,
      rights text[] not null,
      primary key (account_id, id)
    );

    create table single_sign_on_links (
      account_id uuid not null references accounts,
      issuer text not null,
      subject text not null,
      user_id uuid not null,
      linked_at timestamptz not null,
      primary key (account_id, issuer, subject),
      unique (account_id, user_id, issuer),
      foreign key (account_id, user_id) references users (account_id, id)
    );

    create table single_sign_on_attempts (
      state_hash bytea primary key,
      account_id uuid not null references accounts,
      browser_hash bytea not null,
      issuer text not null,
      sealed text not null,
      back text not null,
      expires_at timestamptz not null
    );
    create index single_sign_on_attempts_of_account on single_sign_on_attempts (account_id);
    create index single_sign_on_attempts_by_end on single_sign_on_attempts (expires_at);

    grant select, insert, update, delete
      on single_sign_ons, single_sign_on_rules, single_sign_on_links, single_sign_on_attempts to chancery_operator;
    grant select (account_id) on single_sign_ons, single_sign_on_rules, single_sign_on_links to chancery_portal;
  `)
  for (const table of ['single_sign_ons', 'single_sign_on_rules', 'single_sign_on_links']) {
    await knex.raw(`
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy own_account on ${table} to chancery_portal
        using (account_id = current_account()) with check (account_id = current_account());
      create policy all_accounts on ${table} to chancery_operator using (true) with check (true);
      do $$ begin
        execute format('create policy owner on ${table} to %I using (true) with check (true)', current_user);
      end $$;
    `)
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table single_sign_on_attempts, single_sign_on_links, single_sign_on_rules, single_sign_ons')
}
