import type { Knex } from 'knex'

/**
 * Chains the log of each account: every row gets a number and a hash over itself and the hash before it, so that a
 * changed or missing row shows (`npm run verify-log`, ADR 0021). The link is forged when the transaction commits, because
 * a chain is one queue an account: nobody holds it for longer than that, and it is always the last lock.
 * On a loaded database it chains the rows that are there, a few seconds for each hundred thousand.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table audit_log_heads (
      account_id uuid primary key references accounts,
      sequence bigint not null,
      hash bytea not null
    );
    create table audit_log_chain (
      account_id uuid not null references accounts,
      sequence bigint not null,
      entry_id uuid not null,
      hash bytea not null check (octet_length(hash) = 32),
      primary key (account_id, sequence),
      unique (account_id, entry_id),
      foreign key (account_id, entry_id) references audit_log (account_id, id)
    );
    create index audit_log_by_action on audit_log (account_id, action, at, id);
    create index audit_log_by_actor on audit_log (account_id, actor_id, at, id);

    create function audit_log_link(previous bytea, entry audit_log) returns bytea language sql stable as $$
      select sha256(previous || convert_to(jsonb_build_object(
        'id', entry.id, 'at', extract(epoch from entry.at), 'actor_kind', entry.actor_kind, 'actor_id', entry.actor_id,
        'actor_name', entry.actor_name, 'address', entry.address, 'action', entry.action, 'subject', entry.subject,
        'details', entry.details)::text, 'UTF8'))
    $$;

    create function audit_log_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      head audit_log_heads;
    begin
      insert into audit_log_heads values (new.account_id, 0, sha256(convert_to(new.account_id::text, 'UTF8')))
        on conflict (account_id) do nothing;
      select * into head from audit_log_heads where account_id = new.account_id for update;
      head.sequence := head.sequence + 1;
      head.hash := audit_log_link(head.hash, new);
      insert into audit_log_chain values (new.account_id, head.sequence, new.id, head.hash);
      update audit_log_heads set sequence = head.sequence, hash = head.hash where account_id = new.account_id;
      return null;
    end $$;
    revoke all on function audit_log_chain() from public;
  `)
  for (const table of ['audit_log_heads', 'audit_log_chain']) {
    await knex.raw(`
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy own_account on ${table} to chancery_portal
        using (account_id = current_account()) with check (account_id = current_account());
      create policy all_accounts on ${table} to chancery_operator using (true) with check (true);
      do $$ begin
        execute format('create policy owner on ${table} to %I using (true) with check (true)', current_user);
      end $$;
      grant select on ${table} to chancery_portal, chancery_operator;
    `)
  }
  await knex.raw(`
    do $$ declare entry audit_log; begin
      for entry in select * from audit_log order by account_id, at, id loop
        insert into audit_log_heads values (entry.account_id, 0, sha256(convert_to(entry.account_id::text, 'UTF8')))
          on conflict (account_id) do nothing;
        update audit_log_heads h set sequence = h.sequence + 1, hash = audit_log_link(h.hash, entry)
          where account_id = entry.account_id;
        insert into audit_log_chain select account_id, sequence, entry.id, hash from audit_log_heads
          where account_id = entry.account_id;
      end loop;
    end $$;
    create constraint trigger audit_log_chained after insert on audit_log
      deferrable initially deferred for each row execute function audit_log_chain();
    create trigger audit_log_chain_append_only before update or delete or truncate on audit_log_chain
      for each statement execute function refuse_change();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger audit_log_chained on audit_log;
    drop function audit_log_chain();
    drop function audit_log_link(bytea, audit_log);
    drop table audit_log_chain, audit_log_heads;
    drop index audit_log_by_action, audit_log_by_actor;
  `)
}
