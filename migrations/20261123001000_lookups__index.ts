import type { Knex } from 'knex'

/** What parts are looked up by from their whole, and the queues of the back office. Locks each table while it runs. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index payments_of_document on payments (account_id, document_id);
    create index mails_of_validation on validation_mails (account_id, validation_id);
    create index documents_by_file on documents (account_id, file_id);
    create index ledger_transactions_of_document on ledger_transactions (account_id, document_id);
    create index ledger_transactions_of_order on ledger_transactions (account_id, order_id);
    create index mails_of_order on mails (account_id, order_id);
    create index order_documents_of_order on order_documents (account_id, order_id);
    create index order_documents_by_file on order_documents (account_id, file_id);
    create index drafts_of_user on order_drafts (account_id, user_id);
    create index orders_of_organization on orders (account_id, organization_id);
    create index orders_of_corporate_contact on orders (account_id, corporate_contact_id);
    create index orders_of_technical_contact on orders (account_id, technical_contact_id);
    create index organization_audits_by_order on organization_audits (account_id, order_id);
    create index payments_of_order on payments (account_id, order_id);
    create index waiting_mails on mails (created_at, id) where sent_at is null;
    create index unsettled_orders on orders (settlement, ordered_at)
      where settlement in ('quote', 'awaiting_payment', 'deferred');
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index payments_of_document, mails_of_validation, documents_by_file, ledger_transactions_of_document,
      ledger_transactions_of_order, mails_of_order, order_documents_of_order, order_documents_by_file, drafts_of_user,
      orders_of_organization, orders_of_corporate_contact, orders_of_technical_contact, organization_audits_by_order,
      payments_of_order, waiting_mails, unsettled_orders;
  `)
}
