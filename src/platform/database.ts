import knex, { type Knex } from 'knex'
import pg from 'pg'
import { PREPARE_OPENINGS } from './account-query.ts'
import { calmPool } from './calm-pool.ts'
import { readMoment } from './read-moment.ts'
import { SettingFault } from './setting-fault.ts'

/** `portal` sees one account a transaction, `operator` all of them (ADR 0012). */
export type DatabaseRole = 'portal' | 'operator'

export interface RoleConnection {
  readonly knex: Knex
  /** For prepared reads on hot pages (src/platform/ask.ts). */
  readonly pool: pg.Pool
}

export interface Database {
  readonly portal: RoleConnection
  readonly operator: RoleConnection
  close(): Promise<void>
}

const SETTINGS = {
  statement_timeout: '30s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '30s',
  timezone: 'UTC',
}

/** What is prepared is planned once: to plan the first question of every page anew would cost more than its answer. */
const PREPARED = { plan_cache_mode: 'force_generic_plan' }

pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, readMoment)

/** The most connections that a role keeps: reads are short, and few of them at once make each other wait less. */
export interface PoolSizes {
  readonly changes: number
  readonly reads: number
}

/** Opens both roles on one database. Connections start as the role, so that nothing has to remember to change to it. */
export function openDatabase(url: string, sizes: PoolSizes): Database {
  const portal = openRole(url, 'portal', sizes)
  const operator = openRole(url, 'operator', sizes)
  return {
    portal,
    operator,
    close: async () => {
      await Promise.all([portal, operator].flatMap(({ knex, pool }) => [knex.destroy(), pool.end()]))
    },
  }
}

function openRole(url: string, role: DatabaseRole, { changes, reads }: PoolSizes): RoleConnection {
  const connection = (settings: Readonly<Record<string, string>>) => ({
    connectionString: url,
    options: Object.entries({ role: `chancery_${role}`, ...settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    application_name: `chancery ${role}`,
  })
  // Statements given without awaiting each travel together: a page's transaction costs one round trip.
  const pool = calmPool({ ...connection({ ...SETTINGS, ...PREPARED }), max: reads, pipeline: true })
  // On a connection without them every question fails, and the connection is closed.
  if (role === 'portal') pool.on('connect', (client) => void client.query(PREPARE_OPENINGS).catch(() => undefined))
  return { knex: knex({ client: 'pg', connection: connection(SETTINGS), pool: { min: 0, max: changes } }), pool }
}

/** Throws when the role could see past row-level security, which must stop the start (RLS pitfalls). */
export async function assertRolesAreBound(database: Database): Promise<void> {
  for (const { pool } of [database.portal, database.operator]) {
    const { rows } = await pool.query<{ role: string; unbound: boolean; owns: boolean }>(`
      select current_user as role, rolsuper or rolbypassrls as unbound,
        exists (select 1 from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p', 'v')) as owns
      from pg_roles where rolname = current_user`)
    const found = rows[0]
    if (!found || found.unbound || found.owns) {
      throw new SettingFault(
        `The database role ${found?.role ?? '(none)'} can bypass row-level security: it must own nothing and have neither SUPERUSER nor BYPASSRLS.`,
      )
    }
  }
}
