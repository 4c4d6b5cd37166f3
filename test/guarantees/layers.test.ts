import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

interface Cruise {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
    }[]
  }
}

const ROOT = resolve(import.meta.dirname, '../..')
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

function cruise(folder: string): Cruise {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Cruise
}

/** The table of ARCHITECTURE.md: each room with the places it may import, itself among them. Platform is the floor. */
function architecture(): Map<string, string[]> {
  const rows = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| ([a-z, ]+) \| (.+) \|$/gm)
  const table = new Map([['platform', ['platform', 'domain', 'ports']]])
  for (const [, rooms = '', allowed = ''] of rows) {
    const places = allowed
      .replace(/\(.*?\)/g, '')
      .split(',')
      .map((place) => place.trim())
    for (const room of rooms.split(', ').filter((name) => name !== 'room')) table.set(room, [room, ...places])
  }
  return table
}

describe('in a house with a fault planted in every wall', () => {
  const table = architecture()
  const rooms = [...table.keys()]
  let house: string
  let found: Set<string>

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'chancery-layers-'))
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(house, path)), { recursive: true })
      writeFileSync(join(house, path), text)
    }
    for (const file of ['package.json', 'tsconfig.json']) put(file, readFileSync(join(ROOT, file), 'utf8'))
    symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'))
    for (const room of rooms) {
      put(`src/${room}/target.ts`, `export interface Target { readonly room: '${room}' }\nexport const target = 1\n`)
      for (const other of rooms) {
        put(
          `src/${room}/value-of-${other}.ts`,
          `import { target } from '#${other}/target.ts'\nexport const seen = target\n`,
        )
        put(
          `src/${room}/type-of-${other}.ts`,
          `import type { Target } from '#${other}/target.ts'\nexport type Seen = Target\n`,
        )
      }
      put(`src/${room}/express.ts`, `import type { Request } from 'express'\nexport type Seen = Request\n`)
      put(`src/${room}/knex.ts`, `import type { Knex } from 'knex'\nexport type Seen = Knex\n`)
    }
    put('src/domain/reads-files.ts', `import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n`)
    put('src/domain/hashes.ts', `import { createHash } from 'node:crypto'\nexport const hash = createHash\n`)
    put('src/services/one.ts', `import { two } from './two.ts'\nexport const one = () => two\n`)
    put('src/services/two.ts', `import { one } from './one.ts'\nexport const two = () => one\n`)
    put('src/services/lost.ts', `import { nothing } from './nowhere.ts'\nexport const lost = nothing\n`)
    put('src/services/tested.ts', `import { test } from 'vitest'\nexport const tested = test\n`)
    put('src/services/reader.ts', `import { settings } from '../config.ts'\nexport const read = settings\n`)
    put('src/config.ts', `export const settings = 1\n`)
    found = new Set(cruise(house).summary.violations.map(({ from }) => from))
  })

  afterAll(() => {
    rmSync(house, { recursive: true, force: true })
  })

  test.each(rooms)('src/%s may import what ARCHITECTURE.md says, and nothing else', (room) => {
    const whole = (place: string) => table.get(room)?.includes(place) ?? false

    const refused = rooms.filter((other) => found.has(`src/${room}/value-of-${other}.ts`))

    expect(refused).toEqual(rooms.filter((other) => !whole(other)))
  })

  test('an import of a type counts as an import', () => {
    const ofTypes = [...found].filter((from) => from.includes('/type-of-'))

    expect(ofTypes.map((from) => from.replace('type-of', 'value-of'))).toEqual(
      [...found].filter((from) => from.includes('/value-of-')),
    )
    expect(ofTypes.length).toBeGreaterThan(0)
  })

  test.each([
    ['express', ['http', 'routes']],
    ['knex', ['stores', 'queries', 'adapters', 'jobs', 'platform']],
  ])('%s stays in its rooms', (name, allowed) => {
    const open = rooms.filter((room) => !found.has(`src/${room}/${name}.ts`))

    expect(open.sort()).toEqual(rooms.filter((room) => allowed.includes(room)).sort())
  })

  test.each([
    ['a domain that reads files', 'src/domain/reads-files.ts'],
    ['a circle', 'src/services/one.ts'],
    ['an import that leads nowhere', 'src/services/lost.ts'],
    ['a package that production does not have', 'src/services/tested.ts'],
    ['a room that reads the configuration by itself', 'src/services/reader.ts'],
  ])('%s is found', (_, from) => {
    expect(found).toContain(from)
  })

  test('a domain that computes a digest is none', () => {
    expect(found).not.toContain('src/domain/hashes.ts')
  })
})

test('the check sees every file of src', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.d)\.ts$/.test(name),
  )

  const seen = new Set(cruise(ROOT).modules.map(({ source }) => source))

  expect(files.filter((name) => !seen.has(`src/${name}`))).toEqual([])
  expect(files.length).toBeGreaterThan(0)
})
