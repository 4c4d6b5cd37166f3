import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, inject, test } from 'vitest'
import { migrateDatabase } from '#platform/migrations.ts'
import { Secrets } from '#platform/secrets.ts'
import { startFault } from '#platform/start-fault.ts'
import { urlOf } from '../support/database.ts'

const key = () => randomBytes(32).toString('base64')
const faultOf = (attempt: Promise<unknown>) => attempt.then(() => 'no fault', startFault)

test('a database where nobody listens is named', async () => {
  const nobody = new URL(inject('serverUrl'))
  nobody.port = '9'

  expect(await faultOf(migrateDatabase(nobody.href))).toMatch(/DATABASE_URL can't be reached \(ECONNREFUSED\)/)
})

test('a database that isn’t there is named', async () => {
  expect(await faultOf(migrateDatabase(urlOf(inject('serverUrl'), 'nowhere')))).toMatch(/"nowhere" does not exist/)
})

test('a master key that isn’t the one of the database is named', () => {
  const sealed = new Secrets([key()]).seal(Buffer.from('secret'), 'test')

  return expect(faultOf(Promise.resolve().then(() => new Secrets([key()]).open(sealed, 'test')))).resolves.toMatch(
    /MASTER_KEYS/,
  )
})

test('a port that is taken is named', async () => {
  const first = createServer().listen(0, '127.0.0.1')
  await once(first, 'listening')
  const { port } = first.address() as AddressInfo
  const second = createServer().listen(port, '127.0.0.1')

  expect(startFault((await once(second, 'error'))[0])).toBe(`Port ${port} is taken. Set PORT to another one.`)
  first.close()
})

test('a file that isn’t there is named', async () => {
  expect(await faultOf(readFile('/nowhere/tls.key'))).toBe("The file /nowhere/tls.key can't be read (ENOENT).")
})

test('a bug is no fault of the person at the terminal', () => {
  expect(startFault(new TypeError('x is not a function'))).toBeNull()
})
