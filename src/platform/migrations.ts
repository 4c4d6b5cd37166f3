import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import knex, { type Knex } from 'knex'
import type pg from 'pg'
import { calmPool } from './calm-pool.ts'
import { SettingFault } from './setting-fault.ts'
import { startFault } from './start-fault.ts'

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Any number; the same in every portal, so that of several starting at once one migrates and the others wait. */
const LOCK = 7_220_401

/** A server that takes the connection and says nothing is none. */
const PATIENCE_MS = 15_000

/** The files of migrations/ in the order of their timestamps. */
const SOURCE: Knex.MigrationSource<string> = {
  getMigrations: async () =>
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.ts'))
      .sort(),
  getMigrationName: (name) => name.replace(/\.ts$/, ''),
  getMigration: async (name) => (await import(pathToFileURL(join(FOLDER, name)).href)) as Knex.Migration,
}

/** Brings the portal's tables up to date; returns the names of the migrations that ran. */
export async function migrate(database: Knex): Promise<string[]> {
  const [, names] = (await database.migrate.latest({ migrationSource: SOURCE })) as [number, string[]]
  return names
}

/** Takes every migration back, which shows that each can be. */
export async function unmigrate(database: Knex): Promise<void> {
  await database.migrate.rollback({ migrationSource: SOURCE }, true)
}

/**
 * Brings the job queue's schema and then the portal's up to date. `url` is the owner's, straight to PostgreSQL: a pooler in
 * transaction mode would lose the lock.
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  return exclusively(url, async (pool) => {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) })
    const database = knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 } })
    try {
      // Under our own lock Knex's can only be one that a killed portal has left.
      await database.migrate.forceFreeMigrationsLock({ migrationSource: SOURCE })
      return await migrate(database)
    } finally {
      await database.destroy()
    }
  })
}

/** Every way in which a first connection fails is one of the address, of what stands there, or of the network. */
const firstConnection = (pool: pg.Pool): Promise<pg.PoolClient> =>
  pool.connect().catch((error: unknown) => {
    if (startFault(error) !== null) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new SettingFault(`The database of DATABASE_URL can't be reached: ${why}.`, error)
  })

async function exclusively<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const options = { connectionString: url, max: 3, application_name: 'chancery migrations' }
  const pool = calmPool({ ...options, connectionTimeoutMillis: PATIENCE_MS })
  const client = await firstConnection(pool)
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await work(pool)
  } finally {
    client.release(true)
    await pool.end()
  }
}
