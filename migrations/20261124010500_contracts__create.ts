import type { Knex } from 'knex'

const TENANT_TABLES = ['contracts', 'contract_notices', 'dpa_decisions']
const APPEND_ONLY = ['data_processing_agreements', 'dpa_decisions']

/**
 * Contracts between the operator and accounts, and data processing agreements (DPA) with suppliers: their texts are the
 * operator's, what each account has decided about them is the account's, and neither is ever changed. Two contracts of
 * one account never hold on the same day. New tables: safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create extension if not exists btree_gist;
    create sequence contract_numbers start 1001;

    create table contracts (
      account_id uuid not null references accounts,
      id uuid not null,
      number text not null unique,
      starts_on date not null,
      ends_on date not null,
      products text[] not null check (cardinality(products) > 0),
      price_level integer not null check (price_level > 0),
      objective_kind text check (objective_kind in ('amount', 'certificates')),
      objective_target bigint check (objective_target > 0),
      made_at timestamptz not null,
      made_by text not null,
      ended_at timestamptz,
      ended_by text,
      end_reason text,
      withdrawn boolean not null default false,
      version integer not null default 1,
      primary key (account_id, id),
      constraint ends_after_it_starts check (starts_on <= ends_on),
      constraint objective_is_whole check ((objective_kind is null) = (objective_target is null)),
      constraint end_is_whole check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)),
      constraint withdrawn_is_ended check (not withdrawn or ended_at is not null),
      constraint one_contract_a_day exclude using gist (account_id with =, daterange(starts_on, ends_on, '[]') with &&)
        where (not withdrawn)
    );
    create index contracts_by_end on contracts (ends_on) where not withdrawn;

    create table contract_notices (
      account_id uuid not null references accounts,
      contract_id uuid not null,
      days_before integer not null check (days_before > 0),
      noted_at timestamptz not null,
      primary key (account_id, contract_id, days_before),
      foreign key (account_id, contract_id) references contracts (account_id, id)
    );

    create table data_processing_agreements (
      supplier_code text not null references suppliers,
      version integer not null check (version > 0),
      body jsonb not null,
      published_at timestamptz not null,
      published_by text not null,
      primary key (supplier_code, version)
    );

    create table dpa_decisions (
      account_id uuid not null references accounts,
      supplier_code text not null,
      sequence integer not null check (sequence > 0),
      version integer not null,
      decision text not null check (decision in ('accepted', 'withdrawn')),
      decided_at timestamptz not null,
      decided_by text not null,
      decided_by_user_id uuid,
      primary key (account_id, supplier_code, sequence),
      foreign key (supplier_code, version) references data_processing_agreements (supplier_code, version)
    );
    create index dpa_decisions_of_version on dpa_decisions (supplier_code, version);
  `)
  for (const table of TENANT_TABLES) {
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
  for (const table of APPEND_ONLY) {
    await knex.raw(`
      create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_change();
    `)
  }
  await knex.raw(`
    grant select on contracts, data_processing_agreements to chancery_portal, chancery_operator;
    grant insert, update on contracts to chancery_operator;
    grant insert on data_processing_agreements to chancery_operator;
    grant usage on sequence contract_numbers to chancery_operator;
    grant select, insert on contract_notices, dpa_decisions to chancery_portal, chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table dpa_decisions, data_processing_agreements, contract_notices, contracts;
    drop sequence contract_numbers;
    drop extension btree_gist;
  `)
}
