import type { Knex } from 'knex'

/**
 * One-time links by which people choose their password, and the passwords that they had before, which they may not
 * take again. Only hashes are kept. `former_passwords` is for the operator's role alone: pages of customers need no
 * hash of anybody. New tables: nothing waits for them; the index on the addresses of users is made in moments.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table password_links (
      account_id uuid not null references accounts,
      id uuid not null,
      user_id uuid not null,
      purpose text not null check (purpose in ('invitation', 'reset')),
      token_hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      primary key (account_id, id),
      foreign key (account_id, user_id) references users (account_id, id)
    );
    create index users_by_email on users (lower(email));
    create index password_links_of_user on password_links (account_id, user_id);

    create table former_passwords (
      account_id uuid not null references accounts,
      id uuid not null,
      user_id uuid not null,
      password_hash text not null,
      replaced_at timestamptz not null,
      primary key (account_id, id),
      foreign key (account_id, user_id) references users (account_id, id)
    );
    create index former_passwords_of_user on former_passwords (account_id, user_id, replaced_at);

    grant select, insert, update on password_links to chancery_portal, chancery_operator;
    grant select on former_passwords to chancery_portal;
    grant select, insert, delete on former_passwords to chancery_operator;
  `)
  for (const table of ['password_links', 'former_passwords']) {
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
  await knex.raw('drop table former_passwords, password_links; drop index users_by_email')
}
