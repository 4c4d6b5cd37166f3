import type { Knex } from 'knex'

const TENANT_TABLES = [
  'users',
  'organizations',
  'contacts',
  'stored_files',
  'order_drafts',
  'orders',
  'order_names',
  'order_lines',
  'order_events',
  'certificates',
  'domain_validations',
  'validation_mails',
  'caa_checks',
  'audits',
  'audit_ticks',
  'organization_audits',
  'order_documents',
  'documents',
  'checkouts',
  'payments',
  'mails',
  'audit_log',
  'ledger_transactions',
  'ledger_postings',
  'ledger_balances',
]
const APPEND_ONLY = ['payments', 'audit_log', 'ledger_transactions', 'ledger_postings', 'staff_log']
const READ_BY_PORTAL = ['compromised_keys', 'offices', 'suppliers', 'brands', 'products', 'price_lists', 'prices']

/**
 * Two roles that own nothing and can't bypass row-level security. `chancery_portal` sees the one account named by
 * `app.account_id` in its transaction, and nothing when it is not set; `chancery_operator` (staff pages, jobs, sign-in)
 * sees all accounts through policies of its own, as does the owner of the tables, who runs migrations and the two
 * definer functions (each filters by the setting itself). Roles are the cluster's: `down` leaves them.
 */
export async function up(knex: Knex): Promise<void> {
  for (const role of ['chancery_portal', 'chancery_operator']) {
    await knex.raw(`
      do $$ begin
        create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
      exception when duplicate_object or unique_violation then null;
      end $$;
      do $$ begin
        execute format('grant ${role} to %I', current_user);
      exception when internal_error then null; -- another database of the cluster grants it at this moment
      end $$;
      grant usage on schema public to ${role};
      grant usage on sequence order_references to ${role};
    `)
  }

  await knex.raw(`
    create function current_account() returns uuid language sql stable parallel safe
      as $$ select nullif(current_setting('app.account_id', true), '')::uuid $$;
  `)

  for (const [table, key] of [['accounts', 'id'], ...TENANT_TABLES.map((table) => [table, 'account_id'])]) {
    await knex.raw(`
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy own_account on ${table} to chancery_portal
        using (${key} = current_account()) with check (${key} = current_account());
      create policy all_accounts on ${table} to chancery_operator using (true) with check (true);
      do $$ begin
        execute format('create policy owner on ${table} to %I using (true) with check (true)', current_user);
      end $$;
    `)
  }
  await knex.raw(`
    grant select, insert, update on ${[...TENANT_TABLES, 'accounts'].join(', ')} to chancery_portal, chancery_operator;
    grant delete on order_drafts, audit_ticks to chancery_portal, chancery_operator;
    revoke update on ${APPEND_ONLY.filter((table) => table !== 'staff_log').join(', ')} from chancery_portal, chancery_operator;
    revoke insert, update on ledger_balances from chancery_portal, chancery_operator;
    revoke insert, update on users, accounts from chancery_portal;
    grant update (language, theme) on users to chancery_portal;

    grant select on ${READ_BY_PORTAL.join(', ')} to chancery_portal, chancery_operator;
    grant insert, update on ${READ_BY_PORTAL.join(', ')} to chancery_operator;
    grant select, insert, update on number_series to chancery_portal, chancery_operator;

    grant select on number_series to chancery_operator;
    grant select, insert, update on offices, staff, sandbox_checkouts, ca_authorities, ca_issued, ca_crls to chancery_operator;
    grant select, insert, update, delete on sessions, sign_in_failures, rate_limits, demo_dns_records to chancery_operator;
    grant select, insert on staff_log, payment_events to chancery_operator;
    grant insert, select on payment_events to chancery_portal;
  `)

  await knex.raw(`
    create function search_orders(fragment text, most integer) returns setof uuid
      language sql stable security definer set search_path = pg_catalog, public as $$
        select id from public.orders
        where account_id = public.current_account() and search_text like '%' || fragment || '%'
        order by ordered_at desc limit least(most, 1001)
      $$;
    revoke all on function search_orders(text, integer) from public;
    grant execute on function search_orders(text, integer) to chancery_portal;

    create function enqueue_job(task text, payload json, key text, at timestamptz, tries integer) returns void
      language sql security definer set search_path = pg_catalog, public as $$
        select graphile_worker.add_job(task, payload, run_at => at, max_attempts => tries, job_key => key)
      $$;
    revoke all on function enqueue_job(text, json, text, timestamptz, integer) from public;
    grant execute on function enqueue_job(text, json, text, timestamptz, integer) to chancery_portal, chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function enqueue_job(text, json, text, timestamptz, integer);
    drop function search_orders(text, integer);
  `)
  for (const table of [...TENANT_TABLES, 'accounts']) {
    await knex.raw(`
      drop policy own_account on ${table};
      drop policy all_accounts on ${table};
      drop policy owner on ${table};
      alter table ${table} no force row level security;
      alter table ${table} disable row level security;
    `)
  }
  await knex.raw(`
    drop function current_account();
    revoke all on all tables in schema public from chancery_portal, chancery_operator;
    revoke all on all sequences in schema public from chancery_portal, chancery_operator;
    revoke usage on schema public from chancery_portal, chancery_operator;
  `)
}
