import type { Knex } from 'knex'

/**
 * The first schema: the operator's shared tables, the accounts, and everything an order needs from its draft to its
 * invoice. Tenant tables begin with `account_id` in their primary key and in every foreign key between them, so a row
 * cannot point at another account's row even where row-level security doesn't look. Safe on an empty database only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create extension if not exists pg_trgm;
    create extension if not exists btree_gin;

    create table offices (
      id uuid primary key,
      code text not null unique,
      name text not null,
      legal_form text not null,
      registration text not null,
      registration_number text not null,
      vat_number text not null,
      country text not null check (country in ('FR', 'GB')),
      currency text not null check (currency in ('EUR', 'GBP')),
      address jsonb not null,
      email text not null,
      phone text not null,
      bank jsonb not null,
      number_prefix text not null unique
    );

    create table number_series (
      office_id uuid not null references offices,
      kind text not null check (kind in ('quote', 'invoice', 'credit_note', 'late_charges')),
      year integer not null,
      last_number integer not null default 0 check (last_number >= 0),
      last_issued_on date,
      primary key (office_id, kind, year)
    );

    create table staff (
      id uuid primary key,
      login text not null unique check (login = lower(login)),
      name text not null,
      email text not null,
      role text not null check (role in ('sales', 'validation', 'accounting', 'support', 'admin')),
      language text not null,
      theme text not null default 'system' check (theme in ('light', 'dark', 'system')),
      password_hash text not null,
      last_sign_in_at timestamptz,
      last_sign_in_address text,
      previous_sign_in_at timestamptz,
      previous_sign_in_address text,
      suspended_at timestamptz,
      created_at timestamptz not null
    );

    create table sign_in_failures (
      login_hash bytea primary key,
      failures integer not null,
      locked_at timestamptz,
      last_failed_at timestamptz not null
    );

    create table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );

    create table suppliers (
      code text primary key,
      name text not null,
      connector text not null default 'builtin' check (connector in ('builtin', 'manual'))
    );
    create table brands (
      code text primary key,
      name text not null,
      supplier_code text not null references suppliers
    );
    create table products (
      code text primary key,
      brand_code text not null references brands,
      type text not null check (type in ('server', 'client', 'code_signing', 'psd', 'trust_seal', 'signing_software', 'signing_platform')),
      position integer not null,
      definition jsonb not null
    );
    create table price_lists (
      code text primary key,
      starts_on date not null
    );
    create table prices (
      price_list_code text not null references price_lists,
      product_code text not null references products,
      item text not null,
      purchase_option text not null check (purchase_option in ('rebate', 'bulk', 'deposit', 'monthly')),
      currency text not null check (currency in ('EUR', 'GBP')),
      years integer not null check (years > 0),
      from_quantity integer not null check (from_quantity > 0),
      amount bigint not null check (amount >= 0),
      primary key (price_list_code, product_code, item, purchase_option, currency, years, from_quantity)
    );

    create table accounts (
      id uuid primary key,
      office_id uuid not null references offices,
      slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
      name text not null,
      kind text not null check (kind in ('company', 'reseller')),
      purchase_option text not null check (purchase_option in ('rebate', 'bulk', 'deposit', 'monthly')),
      authentication_mode text not null check (authentication_mode in ('password', 'two_factor', 'client_certificate')),
      currency text not null check (currency in ('EUR', 'GBP')),
      language text not null,
      approval_mode boolean not null default false,
      purchase_order_required boolean not null default false,
      deferred_payment_allowed boolean not null default false,
      registration_number text not null,
      vat_number text,
      vat_number_valid boolean not null default false,
      address jsonb not null,
      phone text not null,
      suspended_at timestamptz,
      created_at timestamptz not null
    );

    create table users (
      account_id uuid not null references accounts,
      id uuid not null,
      login text not null unique check (login = lower(login)),
      email text not null,
      name text not null,
      language text not null,
      theme text not null default 'system' check (theme in ('light', 'dark', 'system')),
      password_hash text not null,
      password_changed_at timestamptz not null,
      is_super_user boolean not null default false,
      technical boolean not null default false,
      commercial boolean not null default false,
      billing boolean not null default false,
      administrative boolean not null default false,
      approval boolean not null default false,
      suspended_at timestamptz,
      last_sign_in_at timestamptz,
      last_sign_in_address text,
      previous_sign_in_at timestamptz,
      previous_sign_in_address text,
      created_at timestamptz not null,
      primary key (account_id, id)
    );
    create unique index one_super_user_per_account on users (account_id) where is_super_user;

    create table sessions (
      token_hash bytea primary key,
      account_id uuid references accounts,
      user_id uuid,
      staff_id uuid references staff,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      address text not null,
      user_agent text not null,
      foreign key (account_id, user_id) references users (account_id, id),
      constraint session_belongs_to_one_person check ((user_id is null) <> (staff_id is null) and (account_id is null) = (user_id is null))
    );
    create index sessions_of_user on sessions (account_id, user_id);
    create index sessions_by_end on sessions (expires_at);

    create table organizations (
      account_id uuid not null references accounts,
      id uuid not null,
      registration_number text not null check (registration_number !~ '\\s'),
      name text not null,
      country text not null check (country ~ '^[A-Z]{2}$'),
      state text,
      address jsonb not null,
      phone text not null,
      vat_number text,
      naf_code text,
      created_at timestamptz not null,
      primary key (account_id, id),
      unique (account_id, registration_number)
    );

    create table contacts (
      account_id uuid not null references accounts,
      id uuid not null,
      organization_id uuid not null,
      first_name text not null,
      last_name text not null,
      email text not null,
      phone text not null,
      job_title text,
      language text not null,
      retired_at timestamptz,
      created_at timestamptz not null,
      primary key (account_id, id),
      foreign key (account_id, organization_id) references organizations (account_id, id)
    );
    create index contacts_of_organization on contacts (account_id, organization_id, last_name, first_name);

    create table stored_files (
      account_id uuid not null references accounts,
      id uuid not null,
      name text not null,
      media_type text not null,
      sha256 text not null,
      bytes bytea not null,
      created_at timestamptz not null,
      primary key (account_id, id)
    );

    create table order_drafts (
      account_id uuid not null references accounts,
      id uuid not null,
      user_id uuid not null,
      product_code text not null references products,
      input jsonb not null,
      order_id uuid,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (account_id, id),
      foreign key (account_id, user_id) references users (account_id, id)
    );
    create unique index one_order_per_draft on order_drafts (account_id, order_id) where order_id is not null;

    create sequence order_references start 100001;

    create table orders (
      account_id uuid not null references accounts,
      id uuid not null,
      reference text not null unique,
      product_code text not null references products,
      brand_code text not null references brands,
      product_type text not null,
      validation text not null,
      fulfilment text not null check (fulfilment in
        ('pending_approval', 'registered', 'verification', 'awaiting_dcv', 'delivered', 'suspended', 'cancelled', 'refused')),
      settlement text not null check (settlement in
        ('quote', 'quote_signed', 'awaiting_payment', 'paid', 'deferred', 'prepaid', 'monthly', 'free', 'refunded', 'holdback_pending', 'holdback_paid')),
      is_open boolean not null generated always as (fulfilment in ('pending_approval', 'registered', 'verification', 'awaiting_dcv', 'suspended')) stored,
      suspension_reason text,
      cancellation_reason text,
      organization_id uuid,
      organization_name text not null,
      corporate_contact_id uuid,
      technical_contact_id uuid,
      common_name text not null,
      names text[] not null,
      software text not null,
      customer_reference text not null default '',
      comment text not null default '',
      guidance boolean not null default false,
      licences integer not null default 1 check (licences > 0),
      chain text,
      plan_years integer not null check (plan_years > 0),
      plan_start timestamptz,
      plan_end timestamptz,
      payment_means text not null,
      purchase_order text,
      price_list_code text not null references price_lists,
      currency text not null check (currency in ('EUR', 'GBP')),
      net_amount bigint not null check (net_amount >= 0),
      tokens jsonb not null default '[]',
      billing jsonb,
      ordered_by text not null,
      ordered_by_user_id uuid,
      ordered_at timestamptz not null,
      paid_at timestamptz,
      delivered_at timestamptz,
      valid_from timestamptz,
      valid_to timestamptz,
      revoked_at timestamptz,
      serial text,
      key_description text,
      signature_hash text,
      ca_reference text,
      holder_token_hash bytea,
      search_text text not null,
      primary key (account_id, id),
      foreign key (account_id, organization_id) references organizations (account_id, id),
      foreign key (account_id, corporate_contact_id) references contacts (account_id, id),
      foreign key (account_id, technical_contact_id) references contacts (account_id, id)
    );
    alter table order_drafts add foreign key (account_id, order_id) references orders (account_id, id);

    create index orders_by_date on orders (account_id, ordered_at, id);
    create index orders_by_reference on orders (account_id, reference, id);
    create index orders_by_name on orders (account_id, common_name, id);
    create index orders_by_end on orders (account_id, coalesce(valid_to, 'infinity'), id);
    create index orders_by_start on orders (account_id, coalesce(valid_from, 'infinity'), id);
    create index orders_by_product on orders (account_id, product_code, id);
    create index orders_by_organization on orders (account_id, organization_name, id);
    create index orders_by_customer_reference on orders (account_id, customer_reference, id);
    create index orders_by_delivery on orders (account_id, coalesce(delivered_at, 'infinity'), id);
    create index orders_by_fulfilment on orders (account_id, fulfilment, id);
    create index orders_by_net_amount on orders (account_id, net_amount, id);
    create index open_orders_by_date on orders (account_id, ordered_at, id) where is_open;
    create index revoked_orders on orders (account_id, revoked_at) where revoked_at is not null;
    create index orders_by_fulfilment_everywhere on orders (fulfilment, ordered_at, id) where is_open;
    create index orders_by_search_text on orders using gin (account_id, search_text gin_trgm_ops);

    create table order_names (
      account_id uuid not null references accounts,
      order_id uuid not null,
      position integer not null,
      name text not null,
      kind text not null check (kind in ('base', 'companion', 'additional', 'domain', 'wildcard')),
      primary key (account_id, order_id, position),
      foreign key (account_id, order_id) references orders (account_id, id),
      unique (account_id, order_id, name)
    );

    create table order_lines (
      account_id uuid not null references accounts,
      order_id uuid not null,
      position integer not null,
      item text not null,
      quantity integer not null check (quantity > 0),
      years integer not null check (years > 0),
      unit_amount bigint not null check (unit_amount >= 0),
      amount bigint not null check (amount >= 0),
      primary key (account_id, order_id, position),
      foreign key (account_id, order_id) references orders (account_id, id)
    );

    create table order_events (
      account_id uuid not null references accounts,
      id uuid not null,
      order_id uuid not null,
      at timestamptz not null,
      actor_kind text not null check (actor_kind in ('user', 'staff', 'system', 'visitor')),
      actor_name text not null,
      kind text not null,
      details jsonb not null,
      primary key (account_id, id),
      foreign key (account_id, order_id) references orders (account_id, id)
    );
    create index events_of_order on order_events (account_id, order_id, at, id);

    create table certificates (
      account_id uuid not null references accounts,
      id uuid not null,
      order_id uuid not null,
      sequence integer not null check (sequence > 0),
      csr_pem text,
      csr_sha256 text,
      csr_md5 text,
      spki_sha256 text,
      key_description text,
      names text[] not null,
      state text not null check (state in ('waiting', 'submitted', 'issued', 'refused')),
      refusal text,
      submitted_at timestamptz,
      ca_reference text,
      issued_at timestamptz,
      not_before timestamptz,
      not_after timestamptz,
      serial text,
      sha256 text,
      signature_hash text,
      issuer text,
      pem text,
      chain_pem text[],
      revoked_at timestamptz,
      revocation_reason text,
      note text not null default '',
      created_at timestamptz not null,
      primary key (account_id, id),
      unique (account_id, order_id, sequence),
      foreign key (account_id, order_id) references orders (account_id, id),
      constraint issued_is_whole check ((state = 'issued') = (pem is not null and serial is not null and not_after is not null))
    );
    create index certificates_by_key on certificates (account_id, spki_sha256);
    create index certificates_by_csr on certificates (account_id, csr_sha256);
    create unique index certificates_by_serial on certificates (account_id, serial, issuer) where serial is not null;

    create table domain_validations (
      account_id uuid not null references accounts,
      id uuid not null,
      order_id uuid not null,
      name text not null,
      domain text not null,
      method text not null check (method in ('email', 'dns_txt', 'dns_cname', 'http_file')),
      expected jsonb not null,
      state text not null check (state in ('pending', 'valid', 'replaced')),
      requested_at timestamptz not null,
      validated_at timestamptz,
      last_checked_at timestamptz,
      next_check_at timestamptz,
      checks integer not null default 0,
      last_observation jsonb,
      primary key (account_id, id),
      foreign key (account_id, order_id) references orders (account_id, id),
      constraint valid_has_a_date check ((state = 'valid') = (validated_at is not null) or state = 'replaced')
    );
    create unique index one_live_validation_per_name on domain_validations (account_id, order_id, name) where state <> 'replaced';

    create table validation_mails (
      account_id uuid not null references accounts,
      id uuid not null,
      validation_id uuid not null,
      address text not null,
      token_hash bytea not null unique,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      approved_at timestamptz,
      approved_from text,
      primary key (account_id, id),
      foreign key (account_id, validation_id) references domain_validations (account_id, id)
    );

    create table caa_checks (
      account_id uuid not null references accounts,
      id uuid not null,
      order_id uuid not null,
      name text not null,
      allowed boolean not null,
      code text not null,
      domain text,
      record text,
      checked_at timestamptz not null,
      primary key (account_id, id),
      foreign key (account_id, order_id) references orders (account_id, id)
    );
    create index caa_checks_of_order on caa_checks (account_id, order_id, checked_at);

    create table audits (
      account_id uuid not null references accounts,
      id uuid not null,
      order_id uuid not null,
      level text not null check (level in ('dv', 'ov', 'ev')),
      state text not null check (state in ('open', 'suspended', 'completed', 'refused')),
      note text not null default '',
      opened_at timestamptz not null,
      closed_at timestamptz,
      closed_by text,
      primary key (account_id, id),
      unique (account_id, order_id),
      foreign key (account_id, order_id) references orders (account_id, id)
    );
    create table audit_ticks (
      account_id uuid not null references accounts,
      audit_id uuid not null,
      item text not null,
      ticked_by text not null,
      ticked_at timestamptz not null,
      note text not null default '',
      primary key (account_id, audit_id, item),
      foreign key (account_id, audit_id) references audits (account_id, id)
    );
    create table organization_audits (
      account_id uuid not null references accounts,
      id uuid not null,
      organization_id uuid not null,
      order_id uuid not null,
      level text not null check (level in ('ov', 'ev')),
      completed_at timestamptz not null,
      reusable_until timestamptz not null,
      completed_by text not null,
      fields jsonb not null,
      primary key (account_id, id),
      foreign key (account_id, organization_id) references organizations (account_id, id),
      foreign key (account_id, order_id) references orders (account_id, id)
    );
    create index audits_of_organization on organization_audits (account_id, organization_id, completed_at);

    create table order_documents (
      account_id uuid not null references accounts,
      id uuid not null,
      order_id uuid not null,
      file_id uuid not null,
      category text not null check (category in ('registration', 'identity', 'authorization', 'purchase_order', 'signed_quote', 'other')),
      comment text not null default '',
      sent_by text not null,
      sent_at timestamptz not null,
      primary key (account_id, id),
      foreign key (account_id, order_id) references orders (account_id, id),
      foreign key (account_id, file_id) references stored_files (account_id, id)
    );

    create table documents (
      account_id uuid not null references accounts,
      id uuid not null,
      office_id uuid not null references offices,
      kind text not null check (kind in ('quote', 'invoice', 'credit_note', 'late_charges')),
      year integer not null,
      sequence integer not null check (sequence > 0),
      number text not null unique,
      order_id uuid,
      issued_on date not null,
      due_on date,
      valid_until date,
      currency text not null check (currency in ('EUR', 'GBP')),
      net bigint not null,
      vat_total bigint not null,
      gross bigint not null,
      content jsonb not null,
      file_id uuid,
      created_at timestamptz not null,
      primary key (account_id, id),
      unique (office_id, kind, year, sequence),
      foreign key (account_id, order_id) references orders (account_id, id),
      foreign key (account_id, file_id) references stored_files (account_id, id),
      constraint totals_add_up check (net + vat_total = gross)
    );
    create index documents_by_date on documents (account_id, issued_on, id);
    create index documents_of_order on documents (account_id, order_id);

    create table checkouts (
      account_id uuid not null references accounts,
      id uuid not null,
      order_id uuid not null,
      provider text not null check (provider in ('sandbox', 'stripe')),
      provider_reference text unique,
      url text,
      state text not null check (state in ('created', 'open', 'paid', 'refused', 'expired')),
      amount bigint not null check (amount > 0),
      currency text not null check (currency in ('EUR', 'GBP')),
      created_at timestamptz not null,
      decided_at timestamptz,
      primary key (account_id, id),
      foreign key (account_id, order_id) references orders (account_id, id)
    );
    create index checkouts_of_order on checkouts (account_id, order_id);

    create table payments (
      account_id uuid not null references accounts,
      id uuid not null,
      document_id uuid not null,
      order_id uuid,
      means text not null check (means in ('card', 'transfer', 'cheque', 'direct_debit')),
      amount bigint not null check (amount > 0),
      currency text not null check (currency in ('EUR', 'GBP')),
      received_on date not null,
      bank_reference text not null default '',
      idempotency_key text not null,
      entered_by text not null,
      created_at timestamptz not null,
      primary key (account_id, id),
      unique (account_id, idempotency_key),
      foreign key (account_id, document_id) references documents (account_id, id),
      foreign key (account_id, order_id) references orders (account_id, id)
    );

    create table payment_events (
      provider text not null,
      event_id text not null,
      received_at timestamptz not null,
      kind text not null,
      primary key (provider, event_id)
    );

    create table mails (
      account_id uuid not null references accounts,
      id uuid not null,
      order_id uuid,
      kind text not null,
      language text not null,
      recipient text not null,
      subject text not null,
      html text not null,
      text_body text not null,
      attachments jsonb not null default '[]',
      created_at timestamptz not null,
      sent_at timestamptz,
      attempts integer not null default 0,
      primary key (account_id, id),
      foreign key (account_id, order_id) references orders (account_id, id)
    );
    create index mails_by_date on mails (created_at, id);

    create table audit_log (
      account_id uuid not null references accounts,
      id uuid not null,
      at timestamptz not null,
      actor_kind text not null check (actor_kind in ('user', 'staff', 'system', 'visitor')),
      actor_id uuid,
      actor_name text not null,
      address text,
      action text not null,
      subject text not null,
      details jsonb not null,
      primary key (account_id, id)
    );
    create index audit_log_by_date on audit_log (account_id, at, id);

    create table staff_log (
      id uuid primary key,
      at timestamptz not null,
      staff_id uuid references staff,
      staff_name text not null,
      address text,
      action text not null,
      subject text not null,
      details jsonb not null
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table rate_limits, sign_in_failures, staff_log, audit_log, mails, payment_events, payments, checkouts, documents, order_documents,
      organization_audits, audit_ticks, audits, caa_checks, validation_mails, domain_validations, certificates,
      order_events, order_lines, order_names, order_drafts, orders, stored_files, contacts, organizations, sessions,
      users, accounts, prices, price_lists, products, brands, suppliers, staff, number_series, offices cascade;
    drop sequence order_references;
    drop extension btree_gin;
    drop extension pg_trgm;
  `)
}
