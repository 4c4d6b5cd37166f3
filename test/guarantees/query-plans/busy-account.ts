import type { Knex } from 'knex'

const ORDERS = 20_000
const OTHERS = 2_000

/**
 * A busy account, most of whose orders have ended, among many with a handful each: what is planned for any account is
 * planned for one of those.
 */
export async function plantBusyAccount(admin: Knex, accountId: string, today: Date): Promise<void> {
  await admin.raw(`
    insert into suppliers (code, name) values ('s', 'S');
    insert into brands (code, name, supplier_code) values ('b', 'B', 's');
    insert into products (code, brand_code, type, position, definition)
      select 'p-' || n, 'b', 'server', n, '{}' from generate_series(0, 39) n;
    insert into price_lists (code, starts_on) values ('l', '2026-01-01');`)
  await admin.raw(
    `insert into accounts
     select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'slug', 'many-' || n, 'name', 'Many ' || n))).*
     from accounts a, generate_series(1, ${OTHERS}) n where a.id = ?`,
    [accountId],
  )
  await withoutIndexes(admin, async () => {
    await plantOrders(admin, 'a.id = :accountId', { accountId, today, count: ORDERS })
    await plantOrders(admin, 'a.id <> :accountId', { accountId, today, count: ORDERS / OTHERS })
  })
  await admin.raw(
    `insert into audit_log (account_id, id, at, actor_kind, actor_name, action, subject, details)
     select ?, gen_random_uuid(), ?::timestamptz - n * interval '1 minute', 'user', 'Somebody', 'order.placed', '', '{}'
     from generate_series(1, 5000) n`,
    [accountId, today],
  )
  await admin.raw(
    `insert into staff_log (id, at, staff_name, action, subject, details)
     select gen_random_uuid(), ?::timestamptz - n * interval '1 minute', 'Somebody', 'case.ticked', '', '{}'
     from generate_series(1, 3000) n`,
    [today],
  )
  await admin.raw('vacuum analyze')
}

/** Many rows are written faster than their indexes, which are better made at the end. */
async function withoutIndexes(admin: Knex, work: () => Promise<void>): Promise<void> {
  const { rows } = await admin.raw<{ rows: { name: string; definition: string }[] }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = 'orders' and indexdef not like 'CREATE UNIQUE%'`,
  )
  await admin.raw(rows.map(({ name }) => `drop index ${name}`).join(';'))
  await work()
  await admin.raw(rows.map(({ definition }) => definition).join(';'))
}

function plantOrders(admin: Knex, owners: string, values: { accountId: string; today: Date; count: number }) {
  return admin.raw(
    `insert into orders (account_id, id, reference, product_code, brand_code, product_type, validation, fulfilment,
       settlement, organization_name, common_name, names, software, customer_reference, plan_years, payment_means,
       price_list_code, currency, net_amount, ordered_by, ordered_at, delivered_at, valid_from, valid_to, plan_end, search_text,
       custom_values, custom_search)
     select a.id, gen_random_uuid(), 'CH' || nextval('order_references'), 'p-' || n % 40, 'b', 'server', 'dv',
       case when n % 100 = 0 then 'awaiting_dcv' when n % 250 = 1 then 'pending_approval' else 'delivered' end,
       'paid', 'Organization ' || n % 300, 'www.host-' || md5(n::text) || '.example', array['www.host.example'], 'nginx',
       'REF-' || n, 1, 'card', 'l', 'EUR', 1000 + n % 5000, 'Somebody', :today::timestamptz - n * interval '20 minutes',
       case when n % 100 > 1 then :today::timestamptz - n * interval '19 minutes' end,
       case when n % 100 > 1 then :today::timestamptz - n * interval '19 minutes' end,
       case when n % 100 > 1 then :today::timestamptz + interval '300 days' - n * interval '200 minutes' end,
       case when n % 100 > 1 then :today::timestamptz + interval '300 days' - n * interval '200 minutes'
         + case when n % 50 = 7 then interval '400 days' else interval '0 days' end end,
       'www.host-' || md5(n::text) || '.example',
       case when n % 3 = 0 then array['Site ' || n, 'Manager ' || n % 20, 'Centre ' || n % 7, '2026-' || n % 500] else '{}' end,
       case when n % 3 = 0 then 'site ' || n || E'\\nmanager ' || n % 20 end
     from accounts a, generate_series(1, :count) n where ${owners}`,
    values,
  )
}
