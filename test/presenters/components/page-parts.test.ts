import { describe, expect, test } from 'vitest'
import { alert } from '#presenters/components/alert.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { stepsUntil } from '#presenters/components/stepper.ts'

describe('a message', () => {
  test.each([
    ['stop', true],
    ['act', false],
  ] as const)('of the tone %s is read out at once: %s', (tone, urgent) => {
    expect(alert(tone, 'The authority does not answer.').urgent).toBe(urgent)
  })

  test('may lead somewhere', () => {
    const link = { label: 'Show them', href: '/orders' }

    expect(alert('act', 'Two certificates end this month.', { link })).toMatchObject({ link, title: null })
  })
})

describe('the head of a page', () => {
  test('may be the title alone', () => {
    expect(pageHead({})).toEqual({ lead: null, trail: [], pill: null, action: null })
  })

  test.each([
    [{ href: '/operations/new-order' }, { href: '/operations/new-order', form: null }],
    [{ form: 'profile' }, { href: null, form: 'profile' }],
  ])('has a main action that goes to %o', (target, action) => {
    expect(pageHead({ action: { label: 'Go', ...target } }).action).toEqual({ label: 'Go', ...action })
  })
})

test('steps before the current one are done, those behind it to do', () => {
  expect(stepsUntil(1, ['Placed', 'Checked', 'Delivered']).map(({ state }) => state)).toEqual([
    'done',
    'current',
    'todo',
  ])
})
