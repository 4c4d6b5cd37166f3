import { randomUUID } from 'node:crypto'
import knex, { type Knex } from 'knex'
import { afterAll, inject } from 'vitest'

export interface TestDatabase {
  /** The owner's address, as production has it in DATABASE_URL. */
  readonly url: string
  /** As the owner, past every role and policy. */
  readonly admin: Knex
}

/** A database of this test file's own, copied from the migrated template and dropped after its last test. */
export async function testDatabase(): Promise<TestDatabase> {
  const [serverUrl, template] = [inject('serverUrl'), inject('template')]
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, (server) =>
    server.raw('create database ?? template ?? strategy file_copy', [name, template]),
  )
  const url = urlOf(serverUrl, name)
  const admin = knex({ client: 'pg', connection: url, pool: { min: 0, max: 4 } })
  afterAll(async () => {
    await admin.destroy()
    await onServer(serverUrl, (server) => server.raw('drop database ?? with (force)', [name]))
  })
  return { url, admin }
}

/** One connection to the server itself, for making and dropping databases. */
export async function onServer(serverUrl: string, act: (server: Knex) => PromiseLike<unknown>): Promise<void> {
  const server = knex({ client: 'pg', connection: serverUrl, pool: { min: 0, max: 1 } })
  try {
    await act(server)
  } finally {
    await server.destroy()
  }
}

/** The same server, another database. */
export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}
