import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { livingProcess } from '#platform/embedded-postgres/living-process.ts'
import { serverUser } from '#platform/embedded-postgres/server-user.ts'
import { createLog } from '#platform/log.ts'
import { startPortalProcess } from './embedded-postgres/portal-process.ts'

const isRoot = process.getuid?.() === 0
const ONLY_ROOT = 'only root lends its server another user'
let workshop: string
let place: string
let folder: string
let logLines: string[]
let running: EmbeddedPostgres[]
let portals: ChildProcess[]

/** One cluster is set up; each test begins with a copy of it. */
beforeAll(async () => {
  workshop = mkdtempSync(join(tmpdir(), 'chancery-postgres-'))
  chmodSync(workshop, 0o711)
  const log = createLog({ level: 'silent' })
  await (await startEmbeddedPostgres({ folder: join(workshop, 'new'), durable: false, log })).stop()
})

afterAll(() => {
  rmSync(workshop, { recursive: true, force: true })
})

beforeEach(() => {
  place = mkdtempSync(join(workshop, 'place-'))
  chmodSync(place, 0o711)
  execFileSync('cp', ['-a', join(workshop, 'new'), join(place, 'postgres')])
  folder = join(place, 'postgres')
  logLines = []
  running = []
  portals = []
})

afterEach(async () => {
  for (const portal of portals) portal.kill('SIGKILL')
  await Promise.all(running.map((server) => server.stop()))
  if (existsSync(join(folder, 'data', 'postmaster.pid'))) process.kill(serverPid(), 'SIGQUIT')
  rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

async function start(options: { durable?: boolean; rootStore?: string } = {}): Promise<EmbeddedPostgres> {
  const log = createLog({ level: 'debug', write: (line) => logLines.push(line) })
  const server = await startEmbeddedPostgres({
    folder,
    durable: false,
    log,
    rootStore: join(place, 'store'),
    ...options,
  })
  running.push(server)
  return server
}

function serverPid(): number {
  return Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8'))
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

async function startPortal(afterwards: string) {
  const { portal, next } = startPortalProcess(folder, afterwards)
  portals.push(portal)
  expect(await next()).toBe('started')
  return { portal, next }
}

describe('the server', () => {
  test('is real, durable, on loopback only, and asks for its password', async () => {
    const server = await start({ durable: true })

    const rows = await ask(
      await server.database('chancery'),
      `select name, setting from pg_settings where name in
        ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses', 'server_encoding')`,
    )

    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
    })
    await expect(ask(`postgres://postgres:guess@127.0.0.1:${server.port}/postgres`, 'select 1')).rejects.toThrow(
      /password/,
    )
  })

  test('folds case and knows letters the same way on every machine', async () => {
    const server = await start()

    const rows = await ask(
      server.adminUrl,
      `select lower('ÉÇ') as low, 'é' ~ '[[:alpha:]]' as alpha, 'b' < 'À' as bytewise`,
    )

    expect(rows).toEqual([{ low: 'éç', alpha: true, bytewise: true }])
  })

  test('keeps its data, its password and nothing else that others can read', async () => {
    const first = await start()
    await ask(await first.database('chancery'), 'create table kept as select 1 as one')
    await first.stop()

    const second = await start()

    expect(await ask(await second.database('chancery'), 'select one from kept')).toEqual([{ one: 1 }])
    expect(statSync(join(folder, 'password')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'data')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'data')).uid).toBe(serverUser().uid ?? process.getuid?.())
  })

  test('is stopped cleanly though clients are still there, and once', async () => {
    const server = await start()
    const client = new pg.Client(server.adminUrl)
    client.on('error', () => undefined)
    await client.connect()
    await client.query('create table kept as select 1 as one')

    await Promise.all([server.stop(), server.stop()])
    logLines = []
    const next = await start()

    expect(await ask(next.adminUrl, 'select one from kept')).toEqual([{ one: 1 }])
    expect(logLines.join('')).toContain('database system was shut down')
    expect(logLines.join('')).not.toContain('automatic recovery')
  })

  test('says its last words when it ends by itself', async () => {
    const server = await start()
    const pid = serverPid()

    process.kill(pid, 'SIGINT')

    expect(await server.lost).toContain('database system is shut down')
    await server.stop()
  })

  test('says its last words when it cannot start, and lets go of the folder', async () => {
    await (await start()).stop()
    const settings = join(folder, 'data', 'postgresql.conf')
    const good = readFileSync(settings, 'utf8')
    writeFileSync(settings, `${good}\nnonsense = 1\n`)

    await expect(start()).rejects.toThrow(
      /PostgreSQL did not start: .*unrecognized configuration parameter "nonsense"/s,
    )

    writeFileSync(settings, good)
    await expect(start()).resolves.toHaveProperty('port')
  })

  test('is set up anew when its first set-up was cut short', async () => {
    rmSync(join(folder, 'data'), { recursive: true })
    mkdirSync(join(folder, 'data.new', 'base'), { recursive: true })
    writeFileSync(join(folder, 'data.new', 'PG_VERSION'), '18')

    const server = await start()

    expect(await ask(server.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('a second portal', () => {
  test('is told who uses the folder', async () => {
    await start()

    await expect(start()).rejects.toThrow(`Another portal (process ${process.pid}) is using ${folder}.`)
  })

  test('in another process too', async () => {
    const { portal } = await startPortal('await new Promise(() => setInterval(() => {}, 1000))')

    await expect(start()).rejects.toThrow(`Another portal (process ${portal.pid}) is using ${folder}.`)
  })

  test('does not mistake a later process with the same number for the holder', async () => {
    writeFileSync(join(folder, 'lock'), `${process.pid} 1`)

    await expect(start()).resolves.toHaveProperty('port')
  })
})

describe('a portal that ends badly', () => {
  test('by kill -9 leaves a server that the next start takes over', async () => {
    const { portal } = await startPortal('await new Promise(() => setInterval(() => {}, 1000))')
    const ended = new Promise((resolve) => portal.once('exit', resolve))
    portal.kill('SIGKILL')
    await ended
    const orphan = serverPid()
    expect(livingProcess(orphan), 'the server outlives its portal').not.toBeNull()

    const server = await start()

    expect(await ask(server.adminUrl, 'select one from kept')).toEqual([{ one: 1 }])
    expect(livingProcess(orphan)).toBeNull()
    expect(logLines.join(''), 'nothing had to be recovered').toContain('database system was shut down')
  })

  test('by an error takes the server with it', async () => {
    const { portal } = await startPortal(`setTimeout(() => process.exit(1))`)
    const pid = serverPid()

    await new Promise((resolve) => portal.once('exit', resolve))

    await vi.waitFor(() => {
      expect(livingProcess(pid)).toBeNull()
    }, 10_000)
  })

  test('by Ctrl-C still has its server while it finishes', async () => {
    const { portal, next } = await startPortal(`
      setInterval(() => {}, 1000)
      process.on('SIGINT', async () => {
        const { rows } = await client.query('select one from kept, pg_sleep(0.1)')
        console.log('answered ' + rows[0].one)
        await server.stop()
        process.exit(0)
      })
      console.log('listening')`)
    expect(await next()).toBe('listening')

    process.kill(-(portal.pid ?? 0), 'SIGINT')

    expect(await next()).toBe('answered 1')
  })

  test('and whose server number now belongs to a stranger does not block the next start', async () => {
    await (await start()).stop()
    const stranger = spawn('sleep', ['60'])
    portals.push(stranger)
    writeFileSync(
      join(folder, 'data', 'postmaster.pid'),
      `${stranger.pid}\n${join(folder, 'data')}\n1700000000\n5432\n\n127.0.0.1\n`,
    )

    await expect(start()).resolves.toHaveProperty('port')
    expect(livingProcess(stranger.pid ?? 0)).not.toBeNull()
  })
})

describe('below a folder that only root may enter', () => {
  test('the cluster lives in root’s store and is found again after a move of the checkout', async (context) => {
    if (!isRoot) context.skip(ONLY_ROOT)
    const secluded = join(place, 'root')
    mkdirSync(secluded, { mode: 0o700 })
    folder = join(secluded, 'postgres')
    const first = await start()
    await ask(first.adminUrl, 'create table kept as select 1 as one')
    await first.stop()
    const moved = join(secluded, 'moved')
    cpSync(folder, moved, { recursive: true })
    folder = moved

    const second = await start()

    expect(await ask(second.adminUrl, 'select one from kept')).toEqual([{ one: 1 }])
    expect(existsSync(join(moved, 'data'))).toBe(false)
    expect(readFileSync(join(moved, 'location'), 'utf8')).toContain(join(place, 'store', 'cluster-'))
  })
})

test('a folder that cannot be written to is refused with a sentence', async () => {
  folder = join(folder, 'password')

  await expect(start()).rejects.toThrow('cannot be used by this user')
})
