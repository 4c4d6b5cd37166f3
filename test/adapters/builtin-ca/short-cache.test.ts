import { describe, expect, test } from 'vitest'
import { ShortCache } from '#adapters/builtin-ca/short-cache.ts'

const at = (milliseconds: number): Date => new Date(milliseconds)

describe('a short cache', () => {
  test('gives what was put there until its time is over', () => {
    const cache = new ShortCache<string>(1_000, 10)

    cache.put('a', 'first', at(0))

    expect(cache.get('a', at(999))).toBe('first')
    expect(cache.get('a', at(1_000))).toBeNull()
    expect(cache.get('b', at(0))).toBeNull()
  })

  test('lets the oldest go when there are too many', () => {
    const cache = new ShortCache<string>(1_000, 2)

    for (const key of ['a', 'b', 'a', 'c']) cache.put(key, key, at(0))

    expect(['a', 'b', 'c'].map((key) => cache.get(key, at(1)))).toEqual(['a', null, 'c'])
  })
})
