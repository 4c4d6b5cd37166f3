import { expect, test } from 'vitest'
import { translator } from '#platform/i18n.ts'
import { isKept, kept } from '#presenters/kept.ts'

type Facts = { readonly section: string; readonly counts: readonly number[] }

const headOf = kept(({ section, counts }: Facts, t) => ({ title: `${section} ${t('shell.frame.menu')}`, counts }))
const facts: Facts = { section: 'orders', counts: [1, 2] }
const t = translator('en')

test('the same facts give the same part', () => {
  expect(headOf({ ...facts, counts: [1, 2] }, t)).toBe(headOf(facts, t))
})

test.each([
  ['another fact', () => headOf({ ...facts, section: 'account' }, t)],
  ['a fact deep inside', () => headOf({ ...facts, counts: [1, 3] }, t)],
  ['another language', () => headOf(facts, translator('fr'))],
])('%s gives another part', (_, other) => {
  expect(other()).not.toBe(headOf(facts, t))
})

test('a part is told from an object that only looks like it', () => {
  const part = headOf(facts, t)

  expect(isKept(part)).toBe(true)
  expect(isKept({ ...part })).toBe(false)
  expect(isKept(null)).toBe(false)
})

test('what visitors make up does not fill the memory', () => {
  const before = headOf(facts, t)

  for (let made = 0; made < 1_000; made++) headOf({ ...facts, section: `made-up-${made}` }, t)

  expect(headOf(facts, t)).not.toBe(before)
  expect(headOf(facts, t)).toEqual(before)
})
