import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SEALED_COLUMNS } from '#platform/sealed-columns.ts'
import { testDatabase } from '../support/database.ts'
import { namesIn, OPERATOR_TABLES, tenantTables } from './tables.ts'

/** Functions that run with the owner's rights: each filters by the account of the transaction, or touches no account. */
const DEFINER_FUNCTIONS = [
  'audit_log_chain',
  'drop_job',
  // Without a queue too, for the release before.
  'enqueue_job',
  'enqueue_job',
  'job_clock',
  'job_counts',
  'job_list',
  'ledger_keep_balance',
  'lock_job',
  'retry_job',
  'search_orders',
  'staff_log_chain',
]

/** Sealed text that outlives no change of the master key: a sign-in on its way counts for ten minutes. */
const SHORT_LIVED = ['single_sign_on_attempts.sealed']

const { admin } = await testDatabase()
const tables = await tenantTables(admin)

describe('a table', () => {
  test('belongs to an account, or is named as one of the operator’s own', async () => {
    const ownerless = await namesIn(
      admin,
      `select t.table_name as name from information_schema.tables t
       where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and not exists (
         select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
         where i.indrelid = format('public.%I', t.table_name)::regclass and i.indisprimary
           and a.attname = 'account_id' and a.attnotnull)`,
    )

    expect(ownerless, 'let its primary key begin with account_id, or name it in test/guarantees/tables.ts').toEqual(
      OPERATOR_TABLES,
    )
  })

  test.each(tables)('%s points at other tables of accounts with its account_id', async (table) => {
    const loose = await namesIn(
      admin,
      `select c.conname as name from pg_constraint c
       where c.contype = 'f' and c.conrelid = ?::regclass and c.confrelid <> 'accounts'::regclass
         and c.confrelid::regclass::text <> all (?)
         and not exists (
           select 1 from unnest(c.conkey, c.confkey) as pair(mine, theirs)
           join pg_attribute a on a.attrelid = c.conrelid and a.attnum = pair.mine and a.attname = 'account_id'
           join pg_attribute b on b.attrelid = c.confrelid and b.attnum = pair.theirs and b.attname = 'account_id')`,
      [table, [...OPERATOR_TABLES]],
    )

    expect(loose).toEqual([])
  })

  test.each(tables)('%s has an index for each table of accounts that it points at', async (table) => {
    const slow = await namesIn(
      admin,
      `select c.conname as name from pg_constraint c
       where c.contype = 'f' and c.conrelid = ?::regclass and cardinality(c.conkey) > 1
         and not exists (
           select 1 from pg_index i
           where i.indrelid = c.conrelid and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey)`,
      [table],
    )

    expect(slow).toEqual([])
  })

  test('keeps sealed text where it is found when the master key is replaced', async () => {
    const columns = await admin('information_schema.columns')
      .where('table_schema', 'public')
      .whereRaw("column_name ~ '^sealed(_|$)'")
      .select({ table: 'table_name', column: 'column_name' })

    const named = Object.entries(SEALED_COLUMNS).map(([table, { column }]) => `${table}.${column}`)
    expect(columns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual([...named, ...SHORT_LIVED].sort())
  })

  test('of an account is one that src/platform/scope.ts knows, and the other way round', () => {
    const source = readFileSync(new URL('../../src/platform/scope.ts', import.meta.url), 'utf8')
    const union = /export type TenantTable =\n((?: {2}\| '\w+'\n)+)/.exec(source)?.[1] ?? ''

    expect([...union.matchAll(/'(\w+)'/g)].map(([, name]) => name).sort()).toEqual(tables)
  })
})

describe('what could go round row-level security', () => {
  test('is no view: there are none', async () => {
    const views = await namesIn(
      admin,
      `select relname as name from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace`,
    )

    expect(views).toEqual([])
  })

  test('is no function with the owner’s rights but the known ones, whose search path is fixed', async () => {
    const { rows } = await admin.raw<{ rows: { name: string; settings: string[] | null }[] }>(
      `select proname as name, proconfig as settings from pg_proc
       where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
    )

    expect(rows).toEqual(DEFINER_FUNCTIONS.map((name) => ({ name, settings: ['search_path=pg_catalog, public'] })))
  })

  test('is no function with the owner’s rights that everybody may call', async () => {
    const open = await namesIn(
      admin,
      `select p.proname as name from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.prorettype <> 'trigger'::regtype
         and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) where grantee = 0))`,
    )

    expect(open).toEqual([])
  })
})
