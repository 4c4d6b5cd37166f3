import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { translator } from '#platform/i18n.ts'
import { bar, validityBar } from '#presenters/components/bar.ts'

const t = translator('en')
const FROM = new Date('2026-11-23T00:00:00Z')

describe('the validity of a certificate', () => {
  test.each([
    ['has not begun', 200, -1, { percent: 0, tone: 'quiet', text: 'Not begun' }],
    ['has just begun', 200, 0, { percent: 0, tone: 'done', text: '200 days left' }],
    ['is half over', 200, 100, { percent: 50, tone: 'done', text: '100 days left' }],
    ['enters its last third', 30, 20, { percent: 67, tone: 'act', text: '10 days left' }],
    ['of 47 days is calm at first', 47, 5, { percent: 11, tone: 'done', text: '42 days left' }],
    ['ends tomorrow', 200, 199, { percent: 100, tone: 'act', text: '1 day left' }],
    ['ends today', 200, 199.5, { percent: 100, tone: 'act', text: 'Last day' }],
    ['is over', 200, 200, { percent: 100, tone: 'stop', text: 'Expired' }],
  ])('that %s', (_, days, age, shown) => {
    expect(validityBar(FROM, addDays(FROM, days), addDays(FROM, age), t)).toEqual(shown)
  })
})

describe('a bar', () => {
  test.each([
    [1, 3, 33],
    [5, 4, 100],
    [-1, 4, 0],
    [3, 0, 0],
  ])('shows %d of %d as %d percent', (part, whole, percent) => {
    expect(bar(part, whole, 'work', '').percent).toBe(percent)
  })
})
