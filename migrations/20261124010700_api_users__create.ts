import type { Knex } from 'knex'

/**
 * Machines that act for an account. The key's secret is kept as its hash only; `key_id` is public and finds the row.
 * Safe on a loaded database: the checks of the logs are widened, which reads but does not rewrite them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table api_users (
      account_id uuid not null references accounts,
      id uuid not null,
      name text not null check (name <> ''),
      key_id text not null unique,
      secret_hash bytea not null check (octet_length(secret_hash) = 32),
      scopes text[] not null check (cardinality(scopes) > 0),
      networks text[] not null default '{}',
      expires_at timestamptz,
      created_by text not null,
      created_at timestamptz not null,
      revoked_by text,
      revoked_at timestamptz,
      last_used_at timestamptz,
      last_used_address text,
      primary key (account_id, id)
    );
    alter table api_users enable row level security;
    alter table api_users force row level security;
    create policy own_account on api_users to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on api_users to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on api_users to %I using (true) with check (true)', current_user);
    end $$;
    grant select, insert on api_users to chancery_portal;
    grant update (revoked_by, revoked_at) on api_users to chancery_portal;
    grant select, insert, update on api_users to chancery_operator;
  `)
  await actorKinds(knex, `'user', 'api', 'staff', 'system', 'visitor'`)
}

export async function down(knex: Knex): Promise<void> {
  await actorKinds(knex, `'user', 'staff', 'system', 'visitor'`)
  await knex.raw('drop table api_users')
}

/** Who the logs may name. */
async function actorKinds(knex: Knex, kinds: string): Promise<void> {
  for (const table of ['audit_log', 'order_events']) {
    await knex.raw(`
      alter table ${table} drop constraint ${table}_actor_kind_check;
      alter table ${table} add constraint ${table}_actor_kind_check check (actor_kind in (${kinds})) not valid;
    `)
  }
}
