import pg from 'pg'
import { SYSTEM } from '#domain/access/actor.ts'
import { openDatabase } from '#platform/database.ts'
import { migrateDatabase } from '#platform/migrations.ts'
import { furnish } from '#services/accounts/open-account.ts'
import { STARTER_CATALOGUE } from '../seeds/catalogue/catalogue.ts'
import { OFFICES } from '../seeds/offices.ts'
import { ACCOUNTS, FILES_OF_LARGEST, HELPERS, ORDERS } from './data.ts'

/** Fills the database once; a second call with the same number of orders finds them there. */
export async function generate(url: string, orders: number): Promise<void> {
  await migrateDatabase(url)
  const client = new pg.Client(url)
  await client.connect()
  try {
    const found = await countOrders(client)
    if (found === orders) return
    if (found > 0) throw new Error(`The database holds ${found} orders of another kind: give an empty one.`)
    console.log(`Writing ${orders.toLocaleString('en')} orders; this takes some minutes, once.`)
    await furnishOffices(url)
    await client.query('begin')
    await client.query(`set local work_mem = '256MB'; set local maintenance_work_mem = '1GB'`)
    await client.query(HELPERS)
    await client.query(ACCOUNTS)
    await withoutIndexes(client, 'orders', () => client.query(ORDERS(orders)))
    for (const table of FILES_OF_LARGEST) await client.query(table)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

async function countOrders(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*)::integer as count from orders')
  return rows[0]!.count
}

async function furnishOffices(url: string): Promise<void> {
  const database = openDatabase(url, { changes: 2, reads: 2 })
  const scope = { actor: SYSTEM, operator: database.operator, now: () => new Date() }
  await furnish()(scope, OFFICES, STARTER_CATALOGUE)
  await database.close()
}

/** Index and foreign keys are taken away and made again afterwards: row by row they would take ten times as long. */
async function withoutIndexes(client: pg.Client, table: string, work: () => Promise<unknown>): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid = $1::regclass and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
    [table],
  )
  const { rows: keys } = await client.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = $1::regclass and contype = 'f'`,
    [table],
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const { name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  await work()
  for (const { definition } of indexes) await client.query(definition)
  for (const { name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
}
