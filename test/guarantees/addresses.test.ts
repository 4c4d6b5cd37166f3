import { readFileSync } from 'node:fs'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { MENU, STAFF_MENU } from '#presenters/menu.ts'
import { isPage, openPages } from '../support/forms.ts'
import { startSweep } from '../support/sweep.ts'

const sweep = await startSweep()
const { routes } = sweep
const pages = await openPages(sweep)

/** Every line that ever stood in a route table. */
const KNOWN = JSON.parse(readFileSync(new URL('route-list.json', import.meta.url), 'utf8')) as string[]

test('no address disappears: bookmarks, mails and documents lead there', () => {
  const gone = KNOWN.filter((name) => !routes.some((route) => route.name === name))

  expect(gone, 'let the old address redirect, and keep its line').toEqual([])
})

test('every address is in the list', () => {
  const added = routes.map(({ name }) => name).filter((name) => !KNOWN.includes(name))

  expect(added, 'add these lines to test/guarantees/route-list.json').toEqual([])
})

test('no line stands twice, not even under another name of its blanks', () => {
  const shapes = routes.map(({ name }) => name.replace(/:\w+/g, ':'))

  expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([])
})

test.each(routes)('$name is written in kebab-case', ({ path }) => {
  expect(path.replace(/:[a-z]\w*/g, 'x')).toMatch(/^(\/[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)?)*\/?$/)
})

test.each([...MENU, ...STAFF_MENU].flatMap(({ href, links }) => [href, ...links.map((link) => link.href)]))(
  'the menu’s %s is a page',
  (href) => {
    expect(routes.map(({ name }) => name)).toContain(`GET ${href}`)
  },
)

describe.each(pages.filter(isPage))('on $address ($example.name)', ({ answer, address, login }) => {
  test('every link and picture of ours leads somewhere', async () => {
    const targets = [...targetsOf(answer.text)].filter((target) => !KNOWN_GOOD.has(`${login} ${target}`))

    const dead: string[] = []
    for (const target of targets) {
      const { status } = await sweep.visitor(login).get(target)
      if (status >= 400) dead.push(`${target} answers ${status}`)
      else KNOWN_GOOD.add(`${login} ${target}`)
    }

    expect(dead, `linked from ${address}`).toEqual([])
  })
})

/** What was followed once need not be followed from every page. */
const KNOWN_GOOD = new Set<string>()

function targetsOf(text: string): Set<string> {
  const $ = load(text)
  const hrefs = $('a[href], link[href], script[src], img[src], use[href], iframe[src]')
    .toArray()
    .map((element) => $(element).attr('href') ?? $(element).attr('src') ?? '')
  return new Set(hrefs.filter((href) => href.startsWith('/')).map((href) => href.replace(/#.*/, '')))
}
