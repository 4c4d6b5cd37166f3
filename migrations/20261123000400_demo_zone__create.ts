import type { Knex } from 'knex'

/**
 * The demo's own zone: records under the demo's endings (`.example`, `.test`), which no real resolver knows, so that
 * domain control by DNS can be tried out without a domain. Empty and unused outside demo mode.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table demo_dns_records (
      id uuid primary key,
      name text not null check (name = lower(name)),
      type text not null check (type in ('A', 'AAAA', 'TXT', 'CNAME', 'CAA', 'MX')),
      value text not null,
      created_at timestamptz not null
    );
    create index demo_dns_by_name on demo_dns_records (name);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table demo_dns_records')
}
