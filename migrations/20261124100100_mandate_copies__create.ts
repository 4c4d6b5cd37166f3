import type { Knex } from 'knex'

/**
 * The signed paper of a direct debit mandate, as its customer has scanned it: one a mandate, the newest. It is sealed,
 * because the whole IBAN stands on it; the role of customer pages may put it there and can not read it. A new table:
 * safe on a loaded database.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table mandate_copies (
      account_id uuid not null,
      id uuid not null,
      media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
      sha256 text not null,
      sealed_paper text not null,
      sent_by text not null,
      sent_at timestamptz not null,
      primary key (account_id, id),
      constraint of_mandate foreign key (account_id, id) references debit_mandates (account_id, id)
    );
    alter table mandate_copies enable row level security;
    alter table mandate_copies force row level security;
    create policy own_account on mandate_copies to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on mandate_copies to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on mandate_copies to %I using (true) with check (true)', current_user);
    end $$;
    grant select (account_id, id, media_type, sha256, sent_by, sent_at) on mandate_copies to chancery_portal;
    grant insert on mandate_copies to chancery_portal;
    grant update (media_type, sha256, sealed_paper, sent_by, sent_at) on mandate_copies to chancery_portal;
    grant select, update on mandate_copies to chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop table mandate_copies`)
}
