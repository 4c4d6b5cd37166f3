import type { Knex } from 'knex'

/**
 * Orders that were sold outside the portal. The register is the operator's; what is attached to an account is a copy in
 * a table of accounts, so that nobody who may read their own can ever read the register (ADR 0032). An order of the
 * register belongs to one account at most. New tables: safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table outside_orders (
      id uuid primary key,
      reference text not null unique,
      common_name text not null,
      names text[] not null,
      product_code text references products,
      product_name text not null,
      organization_name text not null,
      registration_number text not null default '',
      buyer_email text not null,
      valid_from timestamptz not null,
      valid_to timestamptz not null,
      serial text,
      sha256 text unique,
      certificate_pem text,
      entered_at timestamptz not null,
      entered_by text not null,
      constraint ends_after_it_begins check (valid_from < valid_to)
    );
    create index outside_orders_of_product on outside_orders (product_code);
    create index outside_orders_by_number on outside_orders (registration_number text_pattern_ops);
    create index outside_orders_by_name on outside_orders using gin (organization_name gin_trgm_ops);
    create index outside_orders_by_domain on outside_orders (split_part(lower(buyer_email), '@', 2));
    create index outside_orders_by_entry on outside_orders (entered_at, id);

    create table attached_orders (
      account_id uuid not null references accounts,
      id uuid not null,
      outside_order_id uuid not null references outside_orders,
      state text not null check (state in ('to_check', 'confirmed', 'rejected')),
      reference text not null,
      common_name text not null,
      names text[] not null,
      product_code text references products,
      product_name text not null,
      organization_name text not null,
      valid_from timestamptz not null,
      valid_to timestamptz not null,
      serial text,
      attached_at timestamptz not null,
      attached_by text not null,
      checked_at timestamptz,
      checked_by text,
      checked_by_user_id uuid,
      rejection_reason text,
      primary key (account_id, id),
      constraint check_is_whole check ((state = 'to_check') = (checked_at is null)),
      constraint rejection_has_a_reason check ((state = 'rejected') = (rejection_reason is not null))
    );
    create unique index attached_once on attached_orders (outside_order_id) where state <> 'rejected';
    create index attachments_of_outside_order on attached_orders (outside_order_id);
    create index attached_orders_of_product on attached_orders (product_code);
    create index attached_orders_to_check on attached_orders (account_id) where state = 'to_check';
    create index attached_orders_by_end on attached_orders (account_id, valid_to, id);

    alter table attached_orders enable row level security;
    alter table attached_orders force row level security;
    create policy own_account on attached_orders to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on attached_orders to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on attached_orders to %I using (true) with check (true)', current_user);
    end $$;

    grant select, insert on outside_orders to chancery_operator;
    grant select, insert on attached_orders to chancery_operator;
    grant select, update (state, checked_at, checked_by, checked_by_user_id, rejection_reason)
      on attached_orders to chancery_portal, chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table attached_orders, outside_orders')
}
