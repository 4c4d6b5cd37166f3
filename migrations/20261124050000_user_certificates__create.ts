import type { Knex } from 'knex'

/**
 * Certificates that users sign in with, and the one-time links behind which they are made. A certificate is known by its
 * serial number and its key; whether it serves is decided here and not by a revocation list. A blocked user is a
 * suspended one whom only staff let in again. Pages of customers read certificates and links by the operator's role, as
 * they do users. New tables, and a column without a default: safe while the portal runs.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table users
      add column blocked_at timestamptz,
      add constraint blocked_users_are_suspended check (blocked_at is null or suspended_at is not null);
    create index blocked_users on users (blocked_at) where blocked_at is not null;

    create table certificate_links (
      account_id uuid not null references accounts,
      id uuid not null,
      user_id uuid not null,
      token_hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      primary key (account_id, id),
      foreign key (account_id, user_id) references users (account_id, id)
    );
    create index certificate_links_of_user on certificate_links (account_id, user_id);

    create table user_certificates (
      account_id uuid not null references accounts,
      id uuid not null,
      user_id uuid not null,
      link_id uuid not null,
      serial text not null unique,
      spki_sha256 text not null,
      pem text not null,
      not_before timestamptz not null,
      not_after timestamptz not null,
      issued_at timestamptz not null,
      used_at timestamptz,
      suspended_at timestamptz,
      revoked_at timestamptz,
      end_announced_at timestamptz,
      primary key (account_id, id),
      foreign key (account_id, user_id) references users (account_id, id),
      foreign key (account_id, link_id) references certificate_links (account_id, id)
    );
    create index user_certificates_of_user on user_certificates (account_id, user_id, issued_at);
    create unique index user_certificate_of_link on user_certificates (account_id, link_id);
    create index user_certificates_by_end on user_certificates (not_after)
      where revoked_at is null and end_announced_at is null;

    grant select on certificate_links, user_certificates to chancery_portal;
    grant select, insert, update on certificate_links, user_certificates to chancery_operator;
  `)
  for (const table of ['certificate_links', 'user_certificates']) {
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
  await knex.raw(`
    drop table user_certificates, certificate_links;
    drop index blocked_users;
    alter table users drop constraint blocked_users_are_suspended, drop column blocked_at;
  `)
}
