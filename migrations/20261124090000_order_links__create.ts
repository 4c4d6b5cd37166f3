import type { Knex } from 'knex'

/**
 * Links by which somebody without access places an order that waits for the account's approval (ADR 0034). Of a link
 * only the hash of its token is kept. Until an account says who may make them, nobody may. New tables and a column with
 * a default: safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts add column order_links_by text not null default 'nobody'
      check (order_links_by in ('nobody', 'approvers', 'everybody'));
    grant update (order_links_by) on accounts to chancery_portal;

    create table order_links (
      account_id uuid not null references accounts,
      id uuid not null,
      token_hash bytea not null unique,
      product_code text not null references products,
      plan_years integer not null check (plan_years > 0),
      label text not null,
      made_by text not null,
      made_by_user_id uuid not null,
      made_at timestamptz not null,
      last_day date,
      most_orders integer check (most_orders > 0),
      orders integer not null default 0 check (orders >= 0),
      last_used_at timestamptz,
      switched_off_at timestamptz,
      switched_by text,
      primary key (account_id, id),
      foreign key (account_id, made_by_user_id) references users (account_id, id)
    );
    create index order_links_by_making on order_links (account_id, made_at desc, id);
    create index order_links_of_product on order_links (product_code);
    create index order_links_of_user on order_links (account_id, made_by_user_id);

    create table link_orders (
      account_id uuid not null references accounts,
      order_id uuid not null,
      link_id uuid not null,
      nonce uuid not null,
      name text not null,
      email text not null,
      language text not null check (language in ('en', 'fr')),
      primary key (account_id, order_id),
      unique (account_id, link_id, nonce),
      foreign key (account_id, order_id) references orders (account_id, id),
      foreign key (account_id, link_id) references order_links (account_id, id)
    );
    create index link_orders_by_email on link_orders (account_id, lower(email));
  `)
  for (const table of ['order_links', 'link_orders']) {
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
  await knex.raw(`
    grant select, insert on order_links, link_orders to chancery_portal;
    grant update (orders, last_used_at, switched_off_at, switched_by) on order_links to chancery_portal;
    grant select on order_links, link_orders to chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table link_orders, order_links; alter table accounts drop column order_links_by')
}
