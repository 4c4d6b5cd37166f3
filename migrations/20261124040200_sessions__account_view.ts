import type { Knex } from 'knex'

/**
 * Which account somebody of the staff looks at as its customer sees it, and until when (ADR 0028). It is a state of
 * their own session: nobody gets a user's session, and it ends with theirs. Safe at any time: the columns are empty.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table sessions
      add column viewed_account_id uuid references accounts,
      add column view_ends_at timestamptz,
      add constraint only_staff_view_accounts check (
        (viewed_account_id is null) = (view_ends_at is null) and (viewed_account_id is null or staff_id is not null));
    create index sessions_of_staff on sessions (staff_id) where staff_id is not null;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index sessions_of_staff;
    alter table sessions drop constraint only_staff_view_accounts, drop column viewed_account_id, drop column view_ends_at;
  `)
}
