import { randomUUID } from 'node:crypto'
import knex, { type Knex } from 'knex'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrateDatabase } from '#platform/migrations.ts'
import { onServer, urlOf } from '../support/database.ts'

const name = `empty_${randomUUID().replaceAll('-', '')}`
const url = urlOf(inject('serverUrl'), name)
let database: Knex

beforeAll(async () => {
  await onServer(inject('serverUrl'), (server) => server.raw('create database ??', [name]))
  database = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } })
})

afterAll(async () => {
  await database.destroy()
  await onServer(inject('serverUrl'), (server) => server.raw('drop database ?? with (force)', [name]))
})

test('of three portals that start at once on an empty database, one migrates it', async () => {
  const ran = await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)])

  const done = (await database('knex_migrations').pluck('name')) as string[]
  expect(ran.filter((names) => names.length > 0)).toEqual([done])
  expect(done.length).toBeGreaterThan(0)
  expect(await database.schema.withSchema('graphile_worker').hasTable('_private_jobs')).toBe(true)
})

test('a portal that was killed while migrating does not lock the next one out', async () => {
  await database('knex_migrations_lock').update({ is_locked: 1 })

  await expect(migrateDatabase(url)).resolves.toEqual([])
})
