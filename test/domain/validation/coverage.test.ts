import { describe, expect, test } from 'vitest'
import { covers, uncovered } from '#domain/validation/coverage.ts'

describe('a proof', () => {
  test.each([
    ['dns_txt', 'harbour.example', 'harbour.example', true],
    ['dns_txt', 'harbour.example', 'a.b.harbour.example', true],
    ['dns_txt', 'harbour.example', '*.harbour.example', true],
    ['email', 'harbour.example', '*.shop.harbour.example', true],
    ['dns_cname', 'shop.harbour.example', 'harbour.example', false],
    ['dns_txt', 'harbour.example', 'greatharbour.example', false],
    ['http_file', 'harbour.example', 'harbour.example', true],
    ['http_file', 'harbour.example', 'www.harbour.example', false],
    ['http_file', 'harbour.example', '*.harbour.example', false],
  ] as const)('by %s at %s speaks for %s: %s', (method, domain, name, expected) => {
    expect(covers({ domain, method }, name)).toBe(expected)
  })

  test('leaves the other names to be proved, in their order', () => {
    const proofs = [
      { domain: 'harbour.example', method: 'dns_txt' },
      { domain: 'pier.example', method: 'http_file' },
    ] as const

    expect(uncovered(['*.pier.example', 'www.harbour.example', 'quay.example', 'pier.example'], proofs)).toEqual([
      '*.pier.example',
      'quay.example',
    ])
  })
})
