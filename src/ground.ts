import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import type { Environment } from '#platform/environment.ts'
import { keptSecret } from '#platform/kept-secret.ts'
import { createLog, type Log } from '#platform/log.ts'
import { migrateDatabase } from '#platform/migrations.ts'
import { readConfig, type Config } from './config.ts'

/** What the demo keeps between starts: its database and its master key. */
export const FOLDER = fileURLToPath(new URL('../.chancery', import.meta.url))

/** What every command stands on. */
export interface Ground {
  readonly config: Config
  /** Address of the database as its owner. */
  readonly ownerUrl: string
  readonly log: Log
  readonly firstStart: boolean
}

/** Reads the configuration, opens the database it names or starts our own, and brings its tables up to date. */
export async function withDatabase(environment: Environment, work: (ground: Ground) => Promise<void>): Promise<void> {
  const reading = readConfig(environment)
  if (!reading.ok) return fail(reading.faults)
  const { config } = reading
  const log = createLog({ level: config.logLevel })
  if (config.databaseUrl) {
    const applied = await migrateDatabase(config.databaseUrl)
    await work({ config, ownerUrl: config.databaseUrl, log, firstStart: applied.length > 0 })
    return
  }
  const postgres = await startEmbeddedPostgres({ folder: join(FOLDER, 'postgres'), durable: true, log })
  void postgres.lost.then((lastWords) =>
    fail([`The embedded PostgreSQL has ended by itself. Its last words: ${lastWords}`]),
  )
  try {
    const ownerUrl = await postgres.database('chancery')
    const applied = await migrateDatabase(ownerUrl)
    await work({ config, ownerUrl, log, firstStart: applied.length > 0 })
  } finally {
    await postgres.stop()
  }
}

/** Base64; the demo keeps one of its own. */
export function masterKeysOf({ masterKeys }: Config): string[] {
  if (masterKeys.length > 0) return masterKeys.map((key) => key.toString('base64'))
  return [Buffer.from(keptSecret(join(FOLDER, 'master-key')), 'base64url').toString('base64')]
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function fail(faults: readonly string[]): never {
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exit(1)
}
