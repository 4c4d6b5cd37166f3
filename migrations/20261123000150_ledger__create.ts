import type { Knex } from 'knex'

/**
 * The double-entry ledger. The database itself keeps its laws: a transaction's postings sum to zero per unit when it
 * commits, rows never change, and the balance of what a customer owns (deposit, coupons, tokens) never turns negative.
 * A posting is positive for a debit and negative for a credit. Safe at any time: nothing else names these tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table ledger_transactions (
      account_id uuid not null references accounts,
      id uuid not null,
      idempotency_key text not null,
      kind text not null,
      at timestamptz not null,
      order_id uuid,
      document_id uuid,
      primary key (account_id, id),
      unique (account_id, idempotency_key),
      foreign key (account_id, order_id) references orders (account_id, id),
      foreign key (account_id, document_id) references documents (account_id, id)
    );
    create table ledger_postings (
      account_id uuid not null references accounts,
      transaction_id uuid not null,
      position integer not null,
      code text not null,
      unit text not null,
      amount bigint not null check (amount <> 0),
      primary key (account_id, transaction_id, position),
      foreign key (account_id, transaction_id) references ledger_transactions (account_id, id)
    );
    create index postings_by_code on ledger_postings (account_id, code, unit);

    create table ledger_balances (
      account_id uuid not null references accounts,
      code text not null,
      unit text not null,
      amount bigint not null,
      primary key (account_id, code, unit),
      constraint customer_balance_is_covered check (amount <= 0 or code not in ('deposit', 'coupon', 'token'))
    );

    create function ledger_keep_balance() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      -- Not an upsert alone: the row proposed for insertion would be checked before the conflict is seen.
      update ledger_balances set amount = amount + new.amount
      where account_id = new.account_id and code = new.code and unit = new.unit;
      if not found then
        insert into ledger_balances as b (account_id, code, unit, amount) values (new.account_id, new.code, new.unit, new.amount)
        on conflict (account_id, code, unit) do update set amount = b.amount + excluded.amount;
      end if;
      return null;
    end $$;
    create trigger postings_keep_balance after insert on ledger_postings for each row execute function ledger_keep_balance();

    create function ledger_check_sum() returns trigger language plpgsql as $$
    begin
      if exists (
        select 1 from ledger_postings p where p.account_id = new.account_id and p.transaction_id = new.transaction_id
        group by p.unit having sum(p.amount) <> 0
      ) then
        raise exception 'ledger transaction % does not balance', new.transaction_id using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger postings_sum_to_zero after insert on ledger_postings deferrable initially deferred
      for each row execute function ledger_check_sum();

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$;
    create trigger ledger_transactions_append_only before update or delete or truncate on ledger_transactions
      for each statement execute function refuse_change();
    create trigger ledger_postings_append_only before update or delete or truncate on ledger_postings
      for each statement execute function refuse_change();
    create trigger audit_log_append_only before update or delete or truncate on audit_log
      for each statement execute function refuse_change();
    create trigger staff_log_append_only before update or delete or truncate on staff_log
      for each statement execute function refuse_change();
    create trigger payments_append_only before update or delete or truncate on payments
      for each statement execute function refuse_change();

    create function refuse_document_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or (to_jsonb(old) - 'file_id') is distinct from (to_jsonb(new) - 'file_id')
        or (old.file_id is not null and old.file_id is distinct from new.file_id) then
        raise exception 'document % is issued and cannot change', old.number using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger documents_are_immutable before update or delete on documents for each row execute function refuse_document_change();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger documents_are_immutable on documents;
    drop function refuse_document_change;
    drop trigger payments_append_only on payments;
    drop trigger staff_log_append_only on staff_log;
    drop trigger audit_log_append_only on audit_log;
    drop table ledger_balances, ledger_postings, ledger_transactions;
    drop function refuse_change;
    drop function ledger_check_sum;
    drop function ledger_keep_balance;
  `)
}
