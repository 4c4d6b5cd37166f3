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

test('a port of the TLS listener is named by its own setting, and one that is not ours to open as well', () => {
  const fault = (code: string, more = {}) =>
    startFault(Object.assign(new Error(code), { code, syscall: 'listen', port: 443, ...more }))

  expect(fault('EADDRINUSE', { setting: 'TLS_PORT' })).toBe('Port 443 is taken. Set TLS_PORT to another one.')
  expect(fault('EACCES')).toMatch(/^Port 443 may not be opened .* Set PORT to another one/)
})

test('what answers in the place of a database is named, and a database that speaks no TLS', async () => {
  const web = createServer((_, res) => res.end('It works!')).listen(0, '127.0.0.1')
  await once(web, 'listening')
  const { port } = web.address() as AddressInfo

  expect(await faultOf(migrateDatabase(`postgres://a:b@127.0.0.1:${port}/x`))).toMatch(
    /DATABASE_URL can't be reached: /,
  )
  expect(await faultOf(migrateDatabase(`${inject('serverUrl')}?sslmode=require`))).toMatch(
    /DATABASE_URL can't be reached: The server does not support SSL/,
  )
  web.close()
})

test('an owner who may not make what the portal needs is told by PostgreSQL’s words alone', () => {
  const error = Object.assign(new Error('create role x;\n  grant y - permission denied to create role'), {
    code: '42501',
  })

  expect(startFault(error)).toBe('The database of DATABASE_URL turns us away: permission denied to create role.')
})

test('a file that isn’t there is named', async () => {
  expect(await faultOf(readFile('/nowhere/tls.key'))).toBe("The file /nowhere/tls.key can't be read (ENOENT).")
})

test('a bug is no fault of the person at the terminal', () => {
  expect(startFault(new TypeError('x is not a function'))).toBeNull()
})
