import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitLength, integerRoot, isPrime, primesBetween } from '#domain/csr/rsa/integers.ts'

const anyInteger = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 70n }), fc.bigInt({ min: 0n, max: 2n ** 17_000n }))

test('a root is the largest whose power is not above the value', () => {
  fc.assert(
    fc.property(anyInteger, fc.integer({ min: 2, max: 400 }), (value, degree) => {
      const root = integerRoot(value, degree)

      expect(root ** BigInt(degree) <= value).toBe(true)
      expect((root + 1n) ** BigInt(degree) > value).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a root finds exact powers and their neighbours', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 2n, max: 2n ** 700n }), fc.integer({ min: 2, max: 9 }), (base, degree) => {
      const power = base ** BigInt(degree)

      expect(integerRoot(power, degree)).toBe(base)
      expect(integerRoot(power - 1n, degree)).toBe(base - 1n)
    }),
  )
})

test('the bit length is that of the binary text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 300n }), (value) => bitLength(value) === value.toString(2).length),
  )
  expect(bitLength(0n)).toBe(0)
})

test('the primes are the primes', () => {
  expect(primesBetween(2, 30)).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29])
  expect(primesBetween(2, 751).length).toBe(133)
  expect([0, 1, 4, 9, 7_919].map(isPrime)).toEqual([false, false, false, false, true])
})
