import { readdirSync, readFileSync } from 'node:fs'
import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import { compileViews } from '#http/views.ts'

const VIEWS = new URL('../../views/', import.meta.url)
const views = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ejs'))
const sourceOf = (view: string) => readFileSync(new URL(view, VIEWS), 'utf8')

/** All that a template may name, besides what it names itself. */
const NAMES = { page: 'readonly', part: 'readonly', t: 'readonly', shell: 'readonly', include: 'readonly' } as const

const linter = new Linter()

describe.each(views)('views/%s', (view) => {
  const source = sourceOf(view)
  const tags = [...source.matchAll(/<%(?<kind>[-=_#%]?)(?<code>[\s\S]*?)[-_]?%>/g)].map(({ groups }) => groups!)

  test('prints nothing unescaped but other views', () => {
    const raw = tags.filter(({ kind, code }) => kind === '-' && !/^\s*include\(/.test(code ?? ''))

    expect(raw.map(({ code }) => code)).toEqual([])
  })

  test('names page, part, t, shell and include, and nothing of the language', () => {
    const script = tags
      .filter(({ kind }) => kind !== '#')
      .map(({ kind, code }) => (kind === '' || kind === '_' ? code : `;(${code});`))
    const languageOptions = { ecmaVersion: 2023, sourceType: 'script', globals: { ...NAMES, ...NO_LANGUAGE } } as const

    const found = linter.verify(script.join('\n'), { languageOptions, rules: { 'no-undef': 'error' } })

    expect(found.map(({ message }) => message)).toEqual([])
  })

  test('gives every form that posts its token', () => {
    const forms = source
      .split(/<form\b/)
      .slice(1)
      .filter((form) => /^[^>]*method="post"/.test(form))

    expect(forms.filter((form) => !/partials\/csrf/.test(form.split('</form>')[0] ?? ''))).toEqual([])
  })
})

/** Pieces of a tag, whose words are attributes. */
const isPieceOfTag = (view: string) => view.endsWith('-attributes.ejs')

test.each(views.filter((view) => !isPieceOfTag(view)))('views/%s says no words of its own', (view) => {
  const text = sourceOf(view)
    .replace(/<%[\s\S]*?%>/g, '')
    .replace(/<!--[\s\S]*?-->|<(script|style)[\s\S]*?<\/\1>|<!doctype[^>]*>/gi, '')
    .replace(/<[^>]*>|&\w+;/g, '')

  expect(text.match(/\p{L}{3,}/gu) ?? []).toEqual([])
})

test('every view can be compiled', () => {
  expect(() => {
    compileViews()
  }).not.toThrow()
})

/** ESLint takes the built-in objects of the language for known: a view computes nothing, so it needs none of them. */
const NO_LANGUAGE = Object.fromEntries(
  [
    'Object',
    'Array',
    'String',
    'Number',
    'Math',
    'JSON',
    'Date',
    'Intl',
    'Set',
    'Map',
    'RegExp',
    'Boolean',
    'Symbol',
    'parseInt',
    'parseFloat',
    'encodeURIComponent',
    'globalThis',
    'Reflect',
    'Promise',
    'BigInt',
  ].map((name) => [name, 'off' as const]),
)
