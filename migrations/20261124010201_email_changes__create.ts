import type { Knex } from 'knex'

/**
 * New e-mail addresses that wait for somebody to open the link sent there. A new table: nothing waits for it. The role
 * of customer pages reads it and writes nothing, as with users themselves.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table email_changes (
      account_id uuid not null references accounts,
      id uuid not null,
      user_id uuid not null,
      email text not null,
      token_hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      closed_at timestamptz,
      primary key (account_id, id),
      foreign key (account_id, user_id) references users (account_id, id)
    );
    create index email_changes_of_user on email_changes (account_id, user_id);
    grant select on email_changes to chancery_portal;
    grant select, insert, update on email_changes to chancery_operator;
    alter table email_changes enable row level security;
    alter table email_changes force row level security;
    create policy own_account on email_changes to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on email_changes to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on email_changes to %I using (true) with check (true)', current_user);
    end $$;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table email_changes')
}
