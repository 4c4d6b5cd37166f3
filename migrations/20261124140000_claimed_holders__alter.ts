import type { Knex } from 'knex'

/**
 * What somebody behind an order link says of an organization and its people is a claim until the account agrees: it stands
 * beside what the account knows, never in its place (ADR 0034). Columns with a default and one small index: safe at any time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table organizations add column is_claimed boolean not null default false;
    alter table organizations drop constraint organizations_account_id_registration_number_key;
    create unique index organizations_by_number on organizations (account_id, registration_number) where not is_claimed;
    alter table contacts add column is_claimed boolean not null default false;
    update contacts set is_claimed = true from orders o join link_orders l on l.account_id = o.account_id and l.order_id = o.id
      where contacts.account_id = o.account_id and contacts.id in (o.corporate_contact_id, o.technical_contact_id)
        and not proposed_corporate and not proposed_technical;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index organizations_by_number;
    alter table organizations add unique (account_id, registration_number);
    alter table organizations drop column is_claimed;
    alter table contacts drop column is_claimed;
  `)
}
