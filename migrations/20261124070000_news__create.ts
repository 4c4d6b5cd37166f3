import type { Knex } from 'knex'

/**
 * What the operator tells its customers: news, delivery times of a brand, incidents; in every language, from a day on,
 * to all or to some. Customers' pages read it, staff write it; what was told is withdrawn, never deleted. A new table:
 * safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table news (
      id uuid primary key,
      kind text not null check (kind in ('news', 'delivery', 'incident')),
      brand_code text references brands,
      title jsonb not null,
      body jsonb not null,
      starts_on date not null,
      ends_on date,
      purchase_options text[] not null default '{}',
      account_kinds text[] not null default '{}',
      written_at timestamptz not null,
      written_by text not null,
      changed_at timestamptz not null,
      changed_by text not null,
      withdrawn_at timestamptz,
      withdrawn_by text,
      version integer not null default 1,
      constraint ends_after_it_starts check (starts_on <= ends_on),
      constraint delivery_is_of_a_brand check ((kind = 'delivery') = (brand_code is not null)),
      constraint withdrawal_is_whole check ((withdrawn_at is null) = (withdrawn_by is null))
    );
    create index news_by_day on news (starts_on, id);
    create index news_of_brand on news (brand_code);
    grant select on news to chancery_portal, chancery_operator;
    grant insert, update on news to chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table news')
}
