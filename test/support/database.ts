import { randomUUID } from 'node:crypto'
import knex, { type Knex } from 'knex'
import { afterAll, inject } from 'vitest'

export interface TestDatabase {
  /** The owner's address, as production has it in DATABASE_URL. */
  readonly url: string
  /** As the owner, past every role and policy. */
  readonly admin: Knex
}

/** What many databases of a run begin with: whoever is first to need it fills it, and all of them are copies of it. */
export interface Template {
  readonly name: string
  /** What it is a copy of itself, if not of the migrated database. */
  readonly from?: Template
  /** Fills that copy, and leaves no connection to it open. */
  readonly fill: (url: string) => Promise<void>
}

/** A database of this test file's own, copied from the migrated template or a fuller one, and dropped after its last test. */
export async function testDatabase(full?: Template): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, async (server) => {
    const template = full ? await filled(server, full) : inject('template')
    await copy(server, template, name)
  })
  const url = urlOf(serverUrl, name)
  const admin = knex({ client: 'pg', connection: url, pool: { min: 0, max: 4 } })
  afterAll(async () => {
    await admin.destroy()
    await onServer(serverUrl, (server) => server.raw('drop database ?? with (force)', [name]))
  })
  return { url, admin }
}

/** The name of a template, which is filled under another one, so that none is there by halves. */
async function filled(server: Knex, { name, from, fill }: Template): Promise<string> {
  const template = `${inject('template')}_${name}`
  const draft = `${template}_draft`
  const isThere = async () => (await server('pg_database').where('datname', template)).length > 0
  if (await isThere()) return template
  await server.raw('select pg_advisory_lock(1)')
  try {
    if (await isThere()) return template
    await server.raw('drop database if exists ?? with (force)', [draft])
    await copy(server, from ? await filled(server, from) : inject('template'), draft)
    await fill(urlOf(inject('serverUrl'), draft))
    await server.raw('alter database ?? rename to ??', [draft, template])
    return template
  } finally {
    await server.raw('select pg_advisory_unlock(1)')
  }
}

const copy = (server: Knex, template: string, name: string) =>
  server.raw('create database ?? template ?? strategy file_copy', [name, template])

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
