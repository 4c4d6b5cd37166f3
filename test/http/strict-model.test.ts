import { describe, expect, test } from 'vitest'
import { strictModel } from '#http/strict-model.ts'

const page = {
  title: 'Orders',
  note: undefined as string | undefined,
  rows: [{ name: 'www.bakery.example', end: new Date('2027-05-02') }],
}

describe('a strict model', () => {
  test('gives what it has, at any depth', () => {
    const model = strictModel('orders/list', page)

    expect(model.rows[0]?.name).toBe('www.bakery.example')
    expect(model.rows.map(({ name }) => name)).toEqual(['www.bakery.example'])
    expect([...model.rows]).toHaveLength(1)
  })

  test('leaves dates alone', () => {
    expect(strictModel('orders/list', page).rows[0]?.end.getUTCFullYear()).toBe(2027)
  })

  test('may have a property without a value', () => {
    expect(strictModel('orders/list', page).note).toBeUndefined()
  })

  test.each([
    ['of the page', () => Reflect.get(strictModel('orders/list', page), 'titel'), 'orders/list.ejs reads page.titel'],
    [
      'of a row',
      () => Reflect.get(strictModel('orders/list', page).rows[0] ?? {}, 'nmae'),
      'orders/list.ejs reads page.rows.0.nmae',
    ],
  ])('refuses a misspelt property %s', (_, read, message) => {
    expect(read).toThrow(message)
  })

  test('accepts frozen models', () => {
    const frozen = Object.freeze({ head: Object.freeze({ lead: 'One sentence' }) })

    expect(strictModel('orders/list', frozen).head.lead).toBe('One sentence')
  })
})
