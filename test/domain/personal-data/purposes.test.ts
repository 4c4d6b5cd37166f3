import { expect, test } from 'vitest'
import { newChoices, presentChoices, PURPOSES_VERSION, type PurposeChoice } from '#domain/personal-data/purposes.ts'

const chosen = (purpose: PurposeChoice['purpose'], allowed: boolean, day: number, version = PURPOSES_VERSION) => ({
  purpose,
  allowed,
  version,
  chosenAt: new Date(Date.UTC(2026, 10, day)),
})

test('nothing is allowed before somebody has said so', () => {
  expect(presentChoices([])).toEqual({ news: null, satisfaction: null })
})

test('the last choice counts, whatever the order in which they are read', () => {
  const [first, last] = [chosen('news', true, 1), chosen('news', false, 2)]

  expect(presentChoices([first, last]).news).toBe(last)
  expect(presentChoices([last, first]).news).toBe(last)
})

test('a refusal is a choice too, and is written down once', () => {
  expect(newChoices(presentChoices([]), [])).toEqual([
    { purpose: 'news', allowed: false },
    { purpose: 'satisfaction', allowed: false },
  ])
  const all = presentChoices([chosen('news', true, 1), chosen('satisfaction', false, 1)])
  expect(newChoices(all, ['news'])).toEqual([])
  expect(newChoices(all, ['news', 'satisfaction'])).toEqual([{ purpose: 'satisfaction', allowed: true }])
})

test('a choice under earlier words is asked for again', () => {
  const before = presentChoices([chosen('news', true, 1, PURPOSES_VERSION - 1), chosen('satisfaction', false, 1)])

  expect(newChoices(before, ['news'])).toEqual([{ purpose: 'news', allowed: true }])
})
