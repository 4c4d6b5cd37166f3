import type { Knex } from 'knex'

/**
 * Addresses of an account for one purpose each, with the language that is written to them. A purpose without a row has
 * no address. New table: safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table contact_points (
      account_id uuid not null references accounts,
      purpose text not null check (purpose in ('invoices', 'copy', 'emergency', 'monitoring')),
      email text not null check (email <> ''),
      language text not null,
      primary key (account_id, purpose)
    );
    alter table contact_points enable row level security;
    alter table contact_points force row level security;
    create policy own_account on contact_points to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on contact_points to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on contact_points to %I using (true) with check (true)', current_user);
    end $$;
    grant select, insert, update, delete on contact_points to chancery_portal;
    grant select on contact_points to chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table contact_points')
}
