import { fileURLToPath } from 'node:url'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { createLog } from '#platform/log.ts'
import type { Settings } from './settings.ts'

const FOLDER = fileURLToPath(new URL('../.cache/bench', import.meta.url))

export interface Ground {
  /** The database as its owner. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** The database that everything runs on: the one that was given, or an embedded one that is kept for the next run. */
export async function openGround({ databaseUrl, orders }: Settings): Promise<Ground> {
  if (databaseUrl) return { url: databaseUrl, close: () => Promise.resolve() }
  const postgres = await startEmbeddedPostgres({ folder: FOLDER, durable: true, log: createLog({ level: 'warn' }) })
  return { url: await postgres.database(`bench_${orders}`), close: postgres.stop }
}
