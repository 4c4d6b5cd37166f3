import type { Knex } from 'knex'

/** The operator's own tables: whoever adds one says here that no account owns its rows. */
export const OPERATOR_TABLES: readonly string[] = [
  'accounts',
  'brands',
  'ca_authorities',
  'ca_crls',
  'ca_issued',
  'compromised_keys',
  'data_processing_agreements',
  'demo_dns_records',
  'half_open_sign_ins',
  'knex_migrations',
  'knex_migrations_lock',
  'news',
  'number_series',
  'offices',
  'operator_mails',
  'outside_orders',
  'passkey_challenges',
  'passkeys',
  'payment_events',
  'personal_data_links',
  'price_lists',
  'prices',
  'products',
  'rate_limits',
  'recovery_codes',
  'registration_events',
  'registrations',
  'sandbox_checkouts',
  'second_factors',
  'sessions',
  'sign_in_failures',
  'single_sign_on_attempts',
  'staff',
  'staff_log',
  'staff_log_chain',
  'staff_log_heads',
  'staff_password_links',
  'suppliers',
]

export const ROLES = ['chancery_operator', 'chancery_portal'] as const

/** The column `name` of what a query of the catalogue finds, sorted. */
export async function namesIn(admin: Knex, query: string, bindings: Knex.RawBinding[] = []): Promise<string[]> {
  const { rows } = await admin.raw<{ rows: { name: string }[] }>(query, bindings)
  return rows.map(({ name }) => name).sort()
}

/** Every table whose rows belong to accounts. */
export async function tenantTables(admin: Knex): Promise<string[]> {
  const all = await namesIn(
    admin,
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  return all.filter((table) => !OPERATOR_TABLES.includes(table))
}

/** Runs one statement as the role, for that account or for none. */
export function asRole(
  admin: Knex,
  role: (typeof ROLES)[number],
  account: string | null,
  statement: string,
): Promise<Record<string, unknown>[]> {
  return admin.transaction(async (trx) => {
    await trx.raw(`set local role ${role}`)
    if (account) await trx.raw(`select set_config('app.account_id', ?, true)`, [account])
    const { rows } = await trx.raw<{ rows: Record<string, unknown>[] }>(statement)
    return rows
  })
}

/** A new account with an organization, as the owner of the tables writes them. */
export async function anAccount(admin: Knex): Promise<{ readonly id: string; readonly organizationId: string }> {
  const { rows } = await admin.raw<{ rows: { id: string; organizationId: string }[] }>(
    `with office as (
       insert into offices (id, code, name, legal_form, registration, registration_number, vat_number, country,
         currency, address, email, phone, bank, number_prefix)
       values (gen_random_uuid(), 'FR', '', '', '', '', '', 'FR', 'EUR', '{}', '', '', '{}', 'FR')
       on conflict (code) do update set name = excluded.name returning id
     ), account as (
       insert into accounts (id, office_id, slug, name, kind, purchase_option, authentication_mode, currency, language,
         registration_number, address, phone, created_at)
       select gen_random_uuid(), id, 'account-' || gen_random_uuid(), '', 'company', 'rebate', 'password', 'EUR', 'en',
         '', '{}', '', now() from office
       returning id
     )
     insert into organizations (account_id, id, registration_number, name, country, address, phone, created_at)
     select id, gen_random_uuid(), '1', 'Harbour Bakery', 'FR', '{}', '', now() from account
     returning account_id as id, id as "organizationId"`,
  )
  const [account] = rows
  if (!account) throw new Error('no account was made')
  return account
}
