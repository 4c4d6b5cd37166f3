import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runnableBinaries, type CopyPlaces } from '#platform/embedded-postgres/binaries.ts'
import { openRootStore } from '#platform/embedded-postgres/root-store.ts'
import { serverUser } from '#platform/embedded-postgres/server-user.ts'

const isRoot = process.getuid?.() === 0
const ONLY_ROOT = 'only root lends its server another user'
let place: string
let places: CopyPlaces
/** The package as `npm ci --ignore-scripts` leaves it, without what only a running server needs. */
let packaged: string

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'chancery-binaries-'))
  chmodSync(place, 0o711)
  places = { folder: join(place, 'postgres'), rootStore: join(place, 'store') }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const original = join(dirname(createRequire(import.meta.url).resolve(name)), '..')
  const isNeeded = (source: string) => !/\.a$|native.(share|lib.postgresql)/.test(source)
  cpSync(original, join(place, 'package'), { recursive: true, filter: isNeeded, verbatimSymlinks: true })
  packaged = join(place, 'package', 'native')
  const links = JSON.parse(readFileSync(join(packaged, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
  for (const { target } of links) rmSync(join(packaged, '..', target), { force: true })
})

afterAll(() => {
  rmSync(place, { recursive: true, force: true })
})

test('the binaries run although the install script was blocked', () => {
  const runnable = runnableBinaries(serverUser(), places, packaged)

  expect(runnable).toBe(packaged)
})

test('the binaries are copied once where the server’s user may not go', (context) => {
  if (!isRoot) context.skip(ONLY_ROOT)
  chmodSync(join(place, 'package'), 0o700)

  const first = runnableBinaries(serverUser(), places, packaged)
  const made = statSync(first).mtimeMs
  const second = runnableBinaries(serverUser(), places, packaged)

  expect(first).toContain(join(place, 'store', 'postgresql-'))
  expect(second).toBe(first)
  expect(statSync(second).mtimeMs).toBe(made)
})

test('binaries that are not there are said to be missing', () => {
  const nothing = join(place, 'nothing')
  mkdirSync(join(nothing, 'native', 'bin'), { recursive: true })
  writeFileSync(join(nothing, 'package.json'), '{"version":"1"}')

  expect(() => runnableBinaries({}, { ...places, folder: place }, join(nothing, 'native'))).toThrow(
    /PostgreSQL does not run on this machine: .*Set DATABASE_URL/,
  )
})

test('a root store that others can write to is refused', (context) => {
  if (!isRoot) context.skip(ONLY_ROOT)
  const open = join(place, 'open')
  mkdirSync(open)
  chmodSync(open, 0o777)

  expect(() => openRootStore(open)).toThrow('must be a folder that only root can write to')
})
