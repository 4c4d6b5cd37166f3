import type { Knex } from 'knex'

/**
 * The authority that a proof was made for, because it serves no other one. What is there was made for the supplier of
 * its order. Empty only in rows that the release before this one writes meanwhile, which nobody reuses.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table domain_validations add column supplier text;
    update domain_validations v set supplier = b.supplier_code
      from orders o join brands b on b.code = o.brand_code
      where o.account_id = v.account_id and o.id = v.order_id;
    create index domain_validations_proofs on domain_validations (account_id, domain) where state = 'valid';
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index domain_validations_proofs;
    alter table domain_validations drop column supplier;
  `)
}
