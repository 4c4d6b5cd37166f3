import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CONFIG_VARIABLES } from '#config.ts'
import { sections, type AppDeps } from '../../src/app.ts'
import { DEMO_CAST, DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { FEATURE_IDS } from './feature-ids.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`)

const PAGES = [...readdirSync(ROOT).filter((name) => name.endsWith('.md')), ...filesIn('docs', /\.md$/)]
const allMatches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0])
const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

describe('the README', () => {
  test('has a row for each variable of the configuration, in its order', () => {
    const asCell = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')

    const rows = allMatches(read('README.md'), /^\| `[A-Z_]+` \|.*$/gm)

    expect(rows).toEqual(
      CONFIG_VARIABLES.map((row) => `| \`${row.name}\` | ${asCell(row.meaning)} | ${asCell(row.default)} |`),
    )
  })

  test('introduces the demo cast, with its password', () => {
    const logins = allMatches(read('README.md'), /^\| `([a-z.]+)` \|/gm)

    expect(logins).toEqual(DEMO_CAST.map(({ login }) => login))
    expect(read('README.md')).toContain(`\`${DEMO_PASSWORD}\``)
  })
})

describe('docs/features.md', () => {
  const rows = allMatches(read('docs/features.md'), /^\| `.*$/gm).map((row) =>
    row.split('|').map((cell) => cell.trim()),
  )
  const named = (column: number) => rows.flatMap((cells) => allMatches(cells[column] ?? '', /`([^`]+)`/g))
  const addresses = new Set(tables().flatMap(({ base, routes }) => routes.map(({ path }) => base + path)))

  test('tells of features by their ids, each once', () => {
    const ids = named(1)

    expect(ids.filter((id) => !FEATURE_IDS.includes(id))).toEqual([])
    expect(ids).toEqual([...new Set(ids)])
    expect(ids.length).toBeGreaterThan(0)
  })

  test('sends people to pages and files that are there', () => {
    const places = [...named(3), ...allMatches(read('docs/features.md'), /`(\/[^`]*)`/g)]

    expect(places.filter((place) => !addresses.has(place) && !isFile(place))).toEqual([])
  })

  test('names for each feature a test that is there', () => {
    const tests = named(4)

    expect(tests.filter((path) => !/^test\/.*\.test\.ts$/.test(path) || !isFile(path))).toEqual([])
    expect(rows.filter((cells) => !cells[4]?.includes('`'))).toEqual([])
  })
})

describe('docs/rules.md', () => {
  const ids = allMatches(read('docs/rules.md'), /^\| ([A-Z]+-[0-9A-Z]+) \|/gm)
  const families = [...new Set(ids.map((id) => id.split('-')[0]))].join('|')

  test('has every rule that the code cites', () => {
    const cited = [...filesIn('src', /\.ts$/), ...filesIn('seeds', /\.ts$/)].flatMap((path) => [
      ...allMatches(read(path), new RegExp(`(?<![\\w-])(?:${families})-(?:\\d{2}|[A-Z]{2,3})(?![\\w-])`, 'g')),
      ...allMatches(read(path), /\brule: '([^']+)'/g),
    ])

    expect([...new Set(cited)].filter((id) => !ids.includes(id)).sort()).toEqual([])
    expect(cited.length).toBeGreaterThan(0)
  })

  test('has each rule once', () => {
    expect(ids).toEqual([...new Set(ids)])
  })

  test('names files that are there', () => {
    expect(allMatches(read('docs/rules.md'), /`((?:src|test)\/[^`]+)`/g).filter((path) => !isFile(path))).toEqual([])
  })
})

describe('docs/security.md', () => {
  const chapters = read('docs/security.md').split(/^## /m).slice(1)
  const numberOf = (chapter: string) => /^V(\d+) /.exec(chapter)?.[1]

  test('has each chapter of ASVS, V1 to V17, once and in order', () => {
    expect(chapters.map(numberOf)).toEqual(Array.from({ length: 17 }, (_, index) => String(index + 1)))
  })

  test.each(chapters.map((text) => [`V${numberOf(text) ?? '?'}`, text]))(
    '%s names a test, or says why none',
    (_, text) => {
      const tests = allMatches(text, /`(test\/[^`]+\.test\.ts)`/g)

      expect(tests.filter((path) => !isFile(path))).toEqual([])
      expect(tests.length > 0 || /^No test: \S.+$/m.test(text)).toBe(true)
    },
  )

  test('says of each measure which test shows it, or that it is by review', () => {
    const measures = chapters.flatMap((text) => allMatches(text, /^- (?!\*Missing\*).*$/gm))

    expect(measures.filter((line) => !/`test\/[^`]+`|\bby review\b/i.test(line))).toEqual([])
  })
})

describe('docs/adr', () => {
  const decisions = filesIn('docs/adr', /^\d{4}-.*\.md$/).sort()

  test('is numbered without gaps, and lists every page', () => {
    const numbers = decisions.map((path) => Number(/\/(\d{4})-/.exec(path)?.[1]))

    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(allMatches(read('docs/adr/README.md'), /\]\((\d{4}-[^)]+)\)/g)).toEqual(
      decisions.map((path) => path.slice('docs/adr/'.length)),
    )
  })

  test.each(decisions)('%s says background, decision, example and consequences', (path) => {
    expect(allMatches(read(path), /^## (.+)$/gm)).toEqual(['Background', 'Decision', 'Example', 'Consequences'])
  })

  test('has the pages that the code cites', () => {
    const cited = filesIn('src', /\.ts$/).flatMap((path) => allMatches(read(path), /ADR (\d{4})/g))

    expect(cited.filter((number) => !decisions.some((path) => path.includes(`/${number}-`)))).toEqual([])
  })

  test('gives a reason for every package, and for none that is not installed', () => {
    const manifest = JSON.parse(read('package.json')) as Readonly<Record<string, Readonly<Record<string, string>>>>
    const installed = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((kind) =>
      Object.keys(manifest[kind] ?? {}),
    )

    const rows = allMatches(read('docs/adr/0019-dependencies.md'), /^\| (`.*?) \|/gm)

    expect(rows.flatMap((row) => allMatches(row, /`([^`]+)`/g)).sort()).toEqual(installed.sort())
  })
})

describe.each(PAGES)('%s', (page) => {
  const text = read(page)

  test('links to what is there', () => {
    const targets = allMatches(withoutCode(text), /\]\((?!https?:)([^)\s]+)\)/g)

    expect(targets.filter((target) => !leadsSomewhere(page, target))).toEqual([])
  })

  test('names files that are there', () => {
    const files = allMatches(text, /`((?:src|test|views|locales|migrations|seeds|public|docs)\/[\w./-]+\.\w+)`/g)

    expect(files.filter((path) => !isFile(path))).toEqual([])
  })

  test('names no registry, no path of one machine and no promise for later', () => {
    expect(text).not.toMatch(/\bregistry\.\w/)
    expect(text).not.toMatch(/(?<![\w.>)-])(?:\/[\w.-]+)+\/(?:src|test|docs|node_modules)\//)
    expect(withoutCode(text)).not.toMatch(/\b(?:TODO|FIXME)\b/)
  })
})

/** Whether a link of a page leads to a file, and its anchor to a heading there. */
function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? page : join(dirname(page), path)
  if (!existsSync(join(ROOT, file))) return false
  return (
    anchor === undefined ||
    allMatches(read(file), /^#+ (.+)$/gm)
      .map(anchorOf)
      .includes(anchor)
  )
}

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-')

function isFile(path: string): boolean {
  return !path.startsWith('/') && existsSync(join(ROOT, path))
}

/** The route tables of the demo. Their handlers are never called, so whatever they are made of can be anything. */
function tables() {
  const anything: unknown = new Proxy(() => anything, { get: () => anything, apply: () => anything })
  const parts = new Proxy({}, { get: (_, name) => (name === 'demoCast' ? [] : anything) })
  return sections(parts as AppDeps)
}
