import type { Knex } from 'knex'

/**
 * Who else an account's orders may be invoiced to, and how the account wants to pay and to be invoiced. The role of
 * customer pages may change these columns of its account and no others: option, office and terms stay the operator's.
 * Safe on a loaded database: the new columns are empty or have a constant default.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table billing_entities (
      account_id uuid not null references accounts,
      id uuid not null,
      registration_number text not null,
      name text not null check (name <> ''),
      address jsonb not null,
      state text not null default '',
      phone text not null,
      vat_number text not null default '',
      is_default boolean not null default false,
      retired_at timestamptz,
      created_at timestamptz not null,
      primary key (account_id, id),
      constraint default_is_not_retired check (not is_default or retired_at is null)
    );
    create unique index one_default_billing_entity on billing_entities (account_id) where is_default;
    alter table billing_entities enable row level security;
    alter table billing_entities force row level security;
    create policy own_account on billing_entities to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on billing_entities to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on billing_entities to %I using (true) with check (true)', current_user);
    end $$;
    grant select, insert, update on billing_entities to chancery_portal;
    grant select on billing_entities to chancery_operator;

    alter table accounts
      add column invoices_by text not null default 'mail' check (invoices_by in ('mail', 'download')),
      add column default_payment_means text;
    grant update (invoices_by, default_payment_means, purchase_order_required) on accounts to chancery_portal;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    revoke update (invoices_by, default_payment_means, purchase_order_required) on accounts from chancery_portal;
    alter table accounts drop column invoices_by, drop column default_payment_means;
    drop table billing_entities;
  `)
}
