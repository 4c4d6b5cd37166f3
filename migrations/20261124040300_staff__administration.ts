import type { Knex } from 'knex'

/**
 * Administrators invite staff, who choose their password by a one-time link; so does whoever of them has forgotten it.
 * Only hashes are kept. `password_set_at` is empty until an invited person has chosen one; who is there already has.
 * Safe while the portal runs: staff are few.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table staff add column password_set_at timestamptz;
    update staff set password_set_at = created_at;
    create unique index staff_by_email on staff (lower(email));

    create table staff_password_links (
      id uuid primary key,
      staff_id uuid not null references staff,
      purpose text not null check (purpose in ('invitation', 'reset')),
      token_hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index password_links_of_staff on staff_password_links (staff_id);
    grant select, insert, update on staff_password_links to chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table staff_password_links;
    drop index staff_by_email;
    alter table staff drop column password_set_at;
  `)
}
