import { describe, expect, test } from 'vitest'
import { localPath } from '#http/local-path.ts'

describe('an address to come back to', () => {
  test.each(['/', '/orders?sort=price', '/staff/cases/CH100001'])('is taken when it is our own: %s', (path) => {
    expect(localPath(path, '/fallback')).toBe(path)
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/a\\b',
    'orders',
    '/a b',
    '/\r\nSet-Cookie: x',
    '',
    `/${'x'.repeat(3000)}`,
    ['/orders'],
    undefined,
  ])('is replaced when it is not: %j', (path) => {
    expect(localPath(path, '/fallback')).toBe('/fallback')
  })
})
