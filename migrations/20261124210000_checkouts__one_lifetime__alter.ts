import type { Knex } from 'knex'

/**
 * The sandbox's pages end when the portal says, as Stripe's do. A payment says how much of it came above what was owed:
 * what a card was charged too much is to be given back, and staff have a list of it. What is there ends a day after it
 * began, and is filled from the books. Safe on a loaded database: payments are locked for the one update of those that
 * have an excess.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table sandbox_checkouts add column expires_at timestamptz;
    update sandbox_checkouts set expires_at = created_at + interval '1 day';
    alter table sandbox_checkouts alter column expires_at set not null;
    drop index sandbox_checkouts_undecided;
    create index sandbox_checkouts_undecided on sandbox_checkouts (expires_at) where decided_at is null;

    alter table payments add column excess bigint not null default 0,
      add constraint excess_is_part check (excess between 0 and amount);
    alter table payments disable trigger payments_append_only;
    update payments m set excess = least(m.amount, -p.amount)
      from ledger_transactions t
      join ledger_postings p on p.account_id = t.account_id and p.transaction_id = t.id and p.code = 'coupon'
      where t.account_id = m.account_id and t.idempotency_key = 'coupon_granted:' || m.id;
    alter table payments enable trigger payments_append_only;
    create index payments_in_excess on payments (created_at) where means = 'card' and excess > 0;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index payments_in_excess;
    alter table payments drop column excess;
    drop index sandbox_checkouts_undecided;
    alter table sandbox_checkouts drop column expires_at;
    create index sandbox_checkouts_undecided on sandbox_checkouts (created_at) where decided_at is null;
  `)
}
