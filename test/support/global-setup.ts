import { randomUUID } from 'node:crypto'
import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import knex from 'knex'
import type { TestProject } from 'vitest/node'
import { MINUTE } from '#domain/shared/time.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { EmbeddedPostgresError } from '#platform/embedded-postgres/embedded-postgres-error.ts'
import { createLog } from '#platform/log.ts'
import { migrate, migrateDatabase, unmigrate } from '#platform/migrations.ts'
import { onServer, urlOf } from './database.ts'

const PREFIX = 'chancery-test-'
/** A file system in memory, which Linux has. Making and dropping databases of 300 files takes a tenth of the time there. */
const MEMORY = '/dev/shm'
/** Several times what the cluster takes, in bytes. */
const ROOM = 4 * 2 ** 30

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's address of the server that test databases are made on. */
    serverUrl: string
    /** The migrated database that they are copies of. */
    template: string
  }
}

/** Starts one cluster for the run, or takes the server of TEST_DATABASE_URL, and migrates the template database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { url: serverUrl, stop } = await testServer()
  const template = `template_${randomUUID().replaceAll('-', '')}`
  const tearDown = async () => {
    await onServer(serverUrl, async (server) => {
      const all = await server('pg_database')
        .whereLike('datname', `${template}%`)
        .select<{ datname: string }[]>('datname')
      for (const { datname } of all) await server.raw('drop database ?? with (force)', [datname])
    })
    await stop()
  }
  try {
    await onServer(serverUrl, (server) => server.raw('create database ??', [template]))
    await migrateThereAndBack(urlOf(serverUrl, template))
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('serverUrl', serverUrl)
  project.provide('template', template)
  return tearDown
}

/** Up, all down, up again: that a migration can be taken back is shown by every run. */
async function migrateThereAndBack(url: string): Promise<void> {
  await migrateDatabase(url)
  const database = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } })
  try {
    await unmigrate(database)
    await migrate(database)
  } finally {
    await database.destroy()
  }
}

async function testServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { url: given, stop: () => Promise.resolve() }
  const place = hasRoomInMemory() ? MEMORY : tmpdir()
  await clearAbandoned(place)
  const folder = mkdtempSync(join(place, PREFIX))
  chmodSync(folder, 0o711)
  const server = await startIn(folder)
  return {
    url: server.adminUrl,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function hasRoomInMemory(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return Math.min(bavail * bsize, freemem()) > ROOM
  } catch {
    return false
  }
}

/** Runs that were killed leave a server and a folder behind: taking it over is how to stop it. */
async function clearAbandoned(place: string): Promise<void> {
  const folders = readdirSync(place).filter((name) => name.startsWith(PREFIX))
  for (const folder of folders.map((name) => join(place, name)).filter(isOld)) {
    try {
      await (await startIn(folder)).stop()
      rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (!(error instanceof EmbeddedPostgresError)) throw error // in use, or somebody else's
    }
  }
}

function isOld(folder: string): boolean {
  return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > MINUTE
}

function startIn(folder: string): Promise<EmbeddedPostgres> {
  const log = createLog({ level: 'warn' })
  return startEmbeddedPostgres({ folder, durable: false, log, rootStore: join(folder, 'store') })
}
