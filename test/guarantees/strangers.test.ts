import { load } from 'cheerio'
import { afterEach, describe, expect, test } from 'vitest'
import { addressesOf, CHOICES } from '../support/example-addresses.ts'
import type { Example } from '../support/examples.ts'
import { findForms, openPages } from '../support/forms.ts'
import type { Answer } from '../support/ask.ts'
import { opener, startSweep, type Fields, type SweptRoute } from '../support/sweep.ts'

const sweep = await startSweep()
const { routes, examples, visitor, state } = sweep
const forms = findForms(sweep, await openPages(sweep))
await state.restore()

/** They may do everything at home. */
const STRANGERS = ['norrland.super', 'fjord.super']
const naming = routes.filter(({ path }) => path.includes('/:'))
const withOwner = naming.filter(
  ({ audience, path }) => audience === 'customer' && namesIn(path).some((name) => !CHOICES.includes(name)),
)

afterEach(() => state.restore())

describe.each(withOwner)('$name', (route) => {
  const addresses = addressesOf(route.path, examples)

  test.each(addresses)('does not exist for another account: $example.name', async ({ address, example }) => {
    const strangers = example.owner === 'harbour.super' ? STRANGERS : ['harbour.super']
    for (const stranger of strangers) {
      const answer = await ask(stranger, route, address)
      const ofNothing = await ask(stranger, route, unlikeIn(route.path, example), address)

      expect(answer.status).toBe(404)
      expect(wordsOf(answer)).toBe(wordsOf(ofNothing))
      expect(await state.changes()).toEqual([])
    }
  })
})

describe.each(naming)('$name', (route) => {
  const [known] = addressesOf(route.path, examples)

  test.each(namesIn(route.path))(
    'is a missing page when :%s is that of nothing, or of no form at all',
    async (name) => {
      const value = known!.example.values[name] ?? ''
      for (const other of [unlike(value), 'x', '%00', '%F0%9F%94%91', '..%2f..%2fetc', "1'--", 'a'.repeat(3000)]) {
        const address = known!.address.replace(`/${value}`, `/${other}`)

        const { status } = await ask(opener(route, known!.example), route, address, known!.address)

        expect(status, `${route.method} ${address.slice(0, 120)}`).toBe(404)
        expect(await state.changes()).toEqual([])
      }
    },
  )
})

describe('what a form names', () => {
  test.each([
    ['organization', 'organizations'],
    ['corporate', 'contacts'],
    ['technical', 'contacts'],
  ])('is refused as %s when it belongs to another account', async (field, table) => {
    const order = forms.find(({ route, fields }) => route.path === '/operations/orders' && has(fields, field))
    const theirs = await sweep.admin(table).first('id')
    const wish: Fields = [...order!.fields.filter(([name]) => name !== field), [field, theirs.id]]

    const answer = await visitor('norrland.super').post('/operations/orders', wish)

    expect([404, 422]).toContain(answer.status)
    expect(await state.changes()).toEqual([])
  })
})

/** Asks as that person; an act with what its form would send, so that nothing but the address is wrong. */
function ask(login: string | null, { method }: SweptRoute, address: string, formOf = address): Promise<Answer> {
  if (method === 'get') return visitor(login).get(address)
  return visitor(login).post(address, forms.find(({ action }) => action === formOf)?.fields)
}

const has = (fields: Fields, name: string) => fields.some(([field]) => field === name)

function namesIn(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
}

/** Another value that looks like it: of the same form where there are digits, as in every id. */
function unlike(value: string): string {
  const other = value.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10))
  return other === value ? [...value].reverse().join('') : other
}

/** An address of the same line, of something that never was. */
const unlikeIn = (path: string, { values }: Example) =>
  path.replace(/:(\w+)/g, (_, name: string) => unlike(values[name] ?? ''))

const wordsOf = ({ text }: Answer) => load(text)('main').text()
