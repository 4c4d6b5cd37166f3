import type { Knex } from 'knex'

/**
 * Staff suspend an account, open it again, or close it for good. A closed account is also suspended, so that whatever
 * already looks at `suspended_at` keeps everybody out. The list of accounts is paged by name. The last trigger says what
 * holds however somebody changes users: an account that has had a super user never ends a transaction without one.
 * Safe while the portal runs: the columns are empty and the table holds some thousand rows.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts
      add column suspension_reason text,
      add column closed_at timestamptz,
      add constraint closed_accounts_are_shut check (closed_at is null or suspended_at is not null);
    create index accounts_by_name on accounts (name, id);

    create function account_keeps_super_user() returns trigger language plpgsql set search_path = pg_catalog, public as $$
    begin
      if not exists (select 1 from users where account_id = old.account_id and is_super_user) then
        raise exception 'account % would be left without a super user', old.account_id using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger users_keep_super_user after update of is_super_user on users
      deferrable initially deferred for each row
      when (old.is_super_user and not new.is_super_user) execute function account_keeps_super_user();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger users_keep_super_user on users;
    drop function account_keeps_super_user();
    drop index accounts_by_name;
    alter table accounts drop constraint closed_accounts_are_shut, drop column closed_at, drop column suspension_reason;
  `)
}
