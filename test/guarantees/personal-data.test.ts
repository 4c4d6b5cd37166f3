import { expect, test } from 'vitest'
import { ACCOUNT_PARTS, PARTS, STRANGER_PARTS } from '#domain/personal-data/export.ts'
import { IN_FILE } from '#presenters/personal-data/held-parts.ts'
import { PART_QUERIES, questionOf } from '#queries/personal-data.ts'
import { testDatabase } from '../support/database.ts'
import { messagesOf } from './messages.ts'
import { namesIn } from './tables.ts'

/** A column of this name, or one that can hold anything, may say something about a person. */
const ABOUT_PEOPLE =
  '(^|_)(e?mail|emails|login|name|address|addresses|phone|recipient|agent|from|by|title|body|html|login_hash|user_id|actor_id|contact_id|staff_id)$'

/** Columns that look like it, and why the export of a customer's person does not read them. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'the operator’s own people, whose employer answers for them': [
    'half_open_sign_ins.staff_id',
    'second_factors.staff_id',
    'sessions.staff_id',
    'staff.email',
    'staff.last_sign_in_address',
    'staff.login',
    'staff.name',
    'staff.previous_sign_in_address',
    'news.changed_by',
    'news.withdrawn_by',
    'news.written_by',
    'staff_log.address',
    'staff_log.details',
    'staff_log.staff_id',
    'staff_log.staff_name',
    'staff_password_links.staff_id',
  ],
  'what staff did in the name of the operator': [
    'attached_orders.attached_by',
    'outside_orders.entered_by',
    'audit_ticks.ticked_by',
    'audits.closed_by',
    'contracts.ended_by',
    'contracts.made_by',
    'data_processing_agreements.published_by',
    'debit_mandates.decided_by',
    'organization_audits.completed_by',
    'payments.entered_by',
    'registrations.decided_by_staff_id',
  ],
  'of organizations, products and machines, not of people': [
    'accounts.address',
    'accounts.invoices_by',
    'accounts.order_links_by',
    'billing_entities.address',
    'billing_entities.name',
    'billing_entities.phone',
    'debit_mandates.creditor',
    'debit_mandates.debtor_address',
    'debit_mandates.debtor_name',
    'accounts.name',
    'accounts.phone',
    'attached_orders.common_name',
    'attached_orders.organization_name',
    'attached_orders.product_name',
    'attached_orders.valid_from',
    'brands.name',
    'ca_authorities.name',
    'caa_checks.name',
    'custom_fields.name',
    'data_processing_agreements.body',
    'demo_dns_records.name',
    'domain_validations.expected',
    'domain_validations.last_observation',
    'domain_validations.name',
    'orders.wished_methods',
    'knex_migrations.name',
    'news.body',
    'news.title',
    'offices.address',
    'offices.bank',
    'offices.email',
    'offices.name',
    'offices.phone',
    'order_names.name',
    'orders.common_name',
    'orders.organization_name',
    'orders.tokens',
    'top_ups.tokens',
    'organization_audits.fields',
    'organizations.address',
    'organizations.name',
    'organizations.phone',
    'orders.valid_from',
    'outside_orders.common_name',
    'outside_orders.organization_name',
    'outside_orders.product_name',
    'outside_orders.valid_from',
    'products.definition',
    'suppliers.name',
    'mails.attachments',
  ],
  'a question of some minutes that holds nothing of the person': [
    'passkey_challenges.staff_id',
    'passkey_challenges.user_id',
  ],
  'a name that the log has as well, which is read': ['top_ups.requested_by'],
  'who wrote down somebody else: their orders and the logs, which are read, say the same': ['contacts.known_by'],
  'an address of an organization that is printed on its invoices; their contact is read from `documents`': [
    'orders.billing',
  ],
}

const { admin } = await testDatabase()

const found = await namesIn(
  admin,
  `select table_name || '.' || column_name as name from information_schema.columns
   where table_schema = 'public' and (column_name ~ ? or data_type = 'jsonb')`,
  [ABOUT_PEOPLE],
)
const read = [...PART_QUERIES.values()].flatMap(({ reads }) => reads)
const leftOut = Object.values(LEFT_OUT).flat()

test('every column that may say something about a person is read, or left out for a reason', () => {
  expect(
    found.filter((column) => !read.includes(column) && !leftOut.includes(column)),
    'read it in src/queries/personal-data-*.ts, or say in this file why not',
  ).toEqual([])
})

test('no column is named that is not there, or twice', async () => {
  const columns = await namesIn(
    admin,
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
  )

  expect([...read, ...leftOut].filter((column) => !columns.includes(column))).toEqual([])
  expect(leftOut.filter((column) => read.includes(column))).toEqual([])
})

test.each([...PART_QUERIES.values()])('$key asks for what it says that it reads', ({ reads, text }) => {
  const names = reads.map((column) => column.split('.'))
  const missing = names.filter(([table = '', column = '']) => !text.includes(table) || !text.includes(column))

  // The HTML of a mail is its text once more.
  expect(missing.filter(([, column]) => column !== 'html').map((name) => name.join('.'))).toEqual([])
})

const NOTHING = ['null::uuid', 'null::text', `'{}'::uuid[]`, `'{}'::text[]`, `'{}'::text[]`]

test.each([...PART_QUERIES.keys()])('every column of %s has words, or stands in the file alone', async (key) => {
  const question = questionOf(key).replace(/\$([1-5])/g, (_, number: string) => NOTHING[Number(number) - 1] ?? '')
  const { fields } = await admin.raw<{ fields: { name: string }[] }>(question)
  const words = messagesOf('en')

  const wordless = fields.map(({ name }) => name).filter((name) => !words.has(`personal.fields.${name}`))

  expect(wordless.filter((name) => !IN_FILE.includes(name))).toEqual([])
  expect(fields.length).toBeGreaterThan(0)
})

test('each part is asked for in an account, outside of accounts or both', () => {
  expect([...PART_QUERIES.keys()].sort()).toEqual([...PARTS].sort())
  expect(PARTS.filter((key) => !([...ACCOUNT_PARTS, ...STRANGER_PARTS] as string[]).includes(key))).toEqual([])
})
