import type { Knex } from 'knex'

/**
 * Contacts are kept by the account's administrators: who is proposed in order forms, who was merged into whom, and for
 * which further organizations a kept contact stands since. Safe while the portal runs: new columns have constant
 * defaults that mean what was so before, everybody proposed for everything.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table contacts
      add column proposed_corporate boolean not null default true,
      add column proposed_technical boolean not null default true,
      add column merged_into uuid,
      add foreign key (account_id, merged_into) references contacts (account_id, id),
      add constraint merged_contacts_are_retired check (merged_into is null or (retired_at is not null and merged_into <> id));
    create index contacts_by_kept on contacts (account_id, merged_into);
    create index contacts_by_name on contacts (account_id, last_name, first_name, id);

    create table contact_organizations (
      account_id uuid not null references accounts,
      contact_id uuid not null,
      organization_id uuid not null,
      primary key (account_id, contact_id, organization_id),
      foreign key (account_id, contact_id) references contacts (account_id, id),
      foreign key (account_id, organization_id) references organizations (account_id, id)
    );
    create index contact_organizations_of_organization on contact_organizations (account_id, organization_id);

    alter table contact_organizations enable row level security;
    alter table contact_organizations force row level security;
    create policy own_account on contact_organizations to chancery_portal
      using (account_id = current_account()) with check (account_id = current_account());
    create policy all_accounts on contact_organizations to chancery_operator using (true) with check (true);
    do $$ begin
      execute format('create policy owner on contact_organizations to %I using (true) with check (true)', current_user);
    end $$;
    grant select, insert, delete on contact_organizations to chancery_portal, chancery_operator;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table contact_organizations;
    drop index contacts_by_name;
    alter table contacts drop column proposed_corporate, drop column proposed_technical,
      drop column merged_into;
  `)
}
