import type { Knex } from 'knex'

/**
 * What accounts ask to be credited with: tokens or deposit, by an invoice that credits them once it is paid. The page's
 * nonce makes a request that is sent twice one; its invoice is written after it, in the same transaction. A page to pay on
 * may now be for such an invoice instead of an order. A new table and a looser column: safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table top_ups (
      account_id uuid not null references accounts,
      id uuid not null,
      nonce uuid not null,
      document_id uuid not null,
      tokens jsonb not null default '[]',
      deposit bigint check (deposit > 0),
      means text not null check (means in ('card', 'transfer')),
      requested_by text not null,
      requested_at timestamptz not null,
      paid_at timestamptz,
      cancelled_at timestamptz,
      credit_note_id uuid,
      primary key (account_id, id),
      unique (account_id, nonce),
      unique (account_id, document_id),
      foreign key (account_id, document_id) references documents (account_id, id) deferrable initially deferred,
      foreign key (account_id, credit_note_id) references documents (account_id, id),
      constraint paid_or_cancelled check (paid_at is null or cancelled_at is null),
      constraint taken_back check ((cancelled_at is null) = (credit_note_id is null)),
      constraint credits_something check ((deposit is null) = (jsonb_array_length(tokens) > 0))
    );
    create index top_ups_by_request on top_ups (account_id, requested_at desc, id);
    create index top_ups_unpaid on top_ups (account_id, document_id) where paid_at is null and cancelled_at is null;
    create index top_ups_by_credit_note on top_ups (account_id, credit_note_id) where credit_note_id is not null;

    alter table top_ups enable row level security;
    alter table top_ups force row level security;
    create policy own_account on top_ups to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on top_ups to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on top_ups to %I using (true) with check (true)', current_user);
    end $$;
    grant select, insert on top_ups to chancery_portal;
    grant update (paid_at, cancelled_at, credit_note_id) on top_ups to chancery_portal;
    grant select on top_ups to chancery_operator;

    alter table checkouts alter order_id drop not null;
    alter table checkouts add document_id uuid;
    alter table checkouts add constraint of_document foreign key (account_id, document_id)
      references documents (account_id, id);
    alter table checkouts add constraint pays_one_thing check (num_nonnulls(order_id, document_id) = 1);
    create index checkouts_of_document on checkouts (account_id, document_id) where document_id is not null;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from checkouts where order_id is null;
    alter table checkouts drop constraint pays_one_thing;
    alter table checkouts drop column document_id;
    alter table checkouts alter order_id set not null;
    drop table top_ups;
  `)
}
