import type { Knex } from 'knex'

/**
 * What the menu counts at every page: plans to renew, certificates that want their successor, orders that wait for
 * money. A moment is computed from seconds, because only that is the same in every time zone and can be indexed. Locks
 * the orders while it runs.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function reissue_due_at(valid_from timestamptz, valid_to timestamptz) returns timestamptz
      language sql immutable parallel safe as $$
        select to_timestamp((
          extract(epoch from (valid_from - timestamptz '1970-01-01 00:00:00+00'))
          + floor(extract(epoch from (valid_to - valid_from)) * 2000 / 3) / 1000)::double precision)
      $$;
    create index plans_by_end on orders (account_id, plan_end) where fulfilment = 'delivered' and revoked_at is null;
    create index orders_by_reissue on orders (account_id, reissue_due_at(valid_from, valid_to))
      where fulfilment = 'delivered' and revoked_at is null and plan_end - valid_to > interval '1 second';
    create index unpaid_orders on orders (account_id) where settlement in ('awaiting_payment', 'deferred');
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index unpaid_orders, orders_by_reissue, plans_by_end;
    drop function reissue_due_at;
  `)
}
