import type { Knex } from 'knex'

/**
 * Users are managed by the account's own administrators. A deleted user's row stays for what points at it, without
 * login, e-mail and password; one e-mail is one person of an account. The role of customer pages still cannot write
 * users: the services that may use the operator's. Until now accounts were opened by seeds alone, whose addresses
 * differ: the unique index finds nothing in its way. `password_changed_at` is empty until an invited user has chosen a
 * password. Safe while the portal runs: the columns have constant defaults.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table users
      alter column password_changed_at drop not null,
      add column deleted_at timestamptz,
      add constraint deleted_users_are_shut_out
        check (deleted_at is null or (suspended_at is not null and not is_super_user));
    create unique index one_email_per_account on users (account_id, lower(email)) where deleted_at is null;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index one_email_per_account;
    alter table users drop constraint deleted_users_are_shut_out, drop column deleted_at;
    update users set password_changed_at = created_at where password_changed_at is null;
    alter table users alter column password_changed_at set not null;
  `)
}
