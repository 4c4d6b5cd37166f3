import type { Knex } from 'knex'

const SLOTS = [1, 2, 3, 4]

/**
 * Up to four fields of an account's own, and their values in its orders: a list in the order of the fields' slots, so
 * that each slot can be sorted by an index. `custom_search` is the same folded for the search, a line a slot, and is
 * there only where a value is. The columns come without a rewrite; making the indexes locks writes to orders while it
 * runs, a few seconds a million orders.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table custom_fields (
      account_id uuid not null references accounts,
      id uuid not null,
      slot smallint not null check (slot in (${SLOTS.join(', ')})),
      name text not null check (name <> ''),
      is_on boolean not null,
      allowed_values text[] not null default '{}',
      created_at timestamptz not null,
      primary key (account_id, id)
    );
    create unique index custom_fields_by_slot on custom_fields (account_id, slot);
    alter table custom_fields enable row level security;
    alter table custom_fields force row level security;
    create policy own_account on custom_fields to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on custom_fields to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on custom_fields to %I using (true) with check (true)', current_user);
    end $$;
    grant select, insert, update, delete on custom_fields to chancery_portal, chancery_operator;

    alter table orders
      add column custom_values text[] not null default '{}',
      add column custom_search text;
    ${SLOTS.map(
      (slot) =>
        `create index orders_by_custom_${slot} on orders (account_id, (coalesce(custom_values[${slot}], '')), id);`,
    ).join('\n    ')}
    create index orders_by_custom_search on orders using gin (account_id, custom_search gin_trgm_ops)
      where custom_search is not null;

    create or replace function search_orders(fragment text, most integer) returns setof uuid
      language sql stable security definer set search_path = pg_catalog, public as $$
        select id from public.orders
        where account_id = public.current_account()
          and (search_text like '%' || fragment || '%' or custom_search like '%' || fragment || '%')
        order by ordered_at desc limit least(most, 1001)
      $$;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    create or replace function search_orders(fragment text, most integer) returns setof uuid
      language sql stable security definer set search_path = pg_catalog, public as $$
        select id from public.orders
        where account_id = public.current_account() and search_text like '%' || fragment || '%'
        order by ordered_at desc limit least(most, 1001)
      $$;
    drop table custom_fields;
    alter table orders drop column custom_values, drop column custom_search;
  `)
}
