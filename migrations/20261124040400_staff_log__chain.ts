import type { Knex } from 'knex'

/**
 * Chains the log of the staff like those of the accounts (ADR 0021): one chain for the whole house, whose link is forged
 * when the transaction commits. On a loaded database it chains the rows that are there, some seconds for each hundred
 * thousand; acts of the staff wait for it meanwhile.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table staff_log_heads (
      one boolean primary key default true check (one),
      sequence bigint not null,
      hash bytea not null
    );
    create table staff_log_chain (
      sequence bigint primary key,
      entry_id uuid not null unique references staff_log,
      hash bytea not null check (octet_length(hash) = 32)
    );
    insert into staff_log_heads values (true, 0, sha256(convert_to('staff_log', 'UTF8')));
    create index staff_log_by_date on staff_log (at, id);
    create index staff_log_by_action on staff_log (action, at, id);
    create index staff_log_by_staff on staff_log (staff_id, at, id);

    create function staff_log_link(previous bytea, entry staff_log) returns bytea language sql stable as $$
      select sha256(previous || convert_to(jsonb_build_object(
        'id', entry.id, 'at', extract(epoch from entry.at), 'staff_id', entry.staff_id, 'staff_name', entry.staff_name,
        'address', entry.address, 'action', entry.action, 'subject', entry.subject, 'details', entry.details)::text, 'UTF8'))
    $$;

    create function staff_log_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      head staff_log_heads;
    begin
      select * into head from staff_log_heads for update;
      head.sequence := head.sequence + 1;
      head.hash := staff_log_link(head.hash, new);
      insert into staff_log_chain values (head.sequence, new.id, head.hash);
      update staff_log_heads set sequence = head.sequence, hash = head.hash;
      return null;
    end $$;
    revoke all on function staff_log_chain() from public;
    grant select on staff_log_chain, staff_log_heads to chancery_operator;

    do $$ declare entry staff_log; begin
      for entry in select * from staff_log order by at, id loop
        update staff_log_heads set sequence = sequence + 1, hash = staff_log_link(hash, entry);
        insert into staff_log_chain select sequence, entry.id, hash from staff_log_heads;
      end loop;
    end $$;
    create constraint trigger staff_log_chained after insert on staff_log
      deferrable initially deferred for each row execute function staff_log_chain();
    create trigger staff_log_chain_append_only before update or delete or truncate on staff_log_chain
      for each statement execute function refuse_change();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger staff_log_chained on staff_log;
    drop function staff_log_chain();
    drop function staff_log_link(bytea, staff_log);
    drop table staff_log_chain, staff_log_heads;
    drop index staff_log_by_date, staff_log_by_action, staff_log_by_staff;
  `)
}
