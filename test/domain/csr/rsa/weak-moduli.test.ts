import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasClosePrimes } from '#domain/csr/rsa/close-primes.ts'
import { isHigherPower } from '#domain/csr/rsa/prime-power.ts'
import { hasRocaFingerprint } from '#domain/csr/rsa/roca.ts'
import { SMALL_PRIMES, smallFactor, smallResidues } from '#domain/csr/rsa/small-residues.ts'
import { NO_WEAK_KEY_LIST, parseWeakKeyList, weakKeyFingerprint } from '#domain/csr/rsa/known-weak-keys.ts'
import { ofBits, prime, withClosePrimes, withRocaPrimes } from '../corpus/rsa-keys.ts'

/** Without the bounds, which are powers themselves and which the generator likes best. */
const anyModulus = fc.bigInt({ min: 2n ** 1_023n + 1n, max: 2n ** 2_048n - 1n })

describe('small factors', () => {
  test('residues are those of dividing by each prime', () => {
    fc.assert(
      fc.property(anyModulus, (modulus) => {
        expect(smallResidues(modulus)).toEqual(SMALL_PRIMES.map((divisor) => Number(modulus % BigInt(divisor))))
      }),
    )
  })

  test('751 is found, 757 is none of them (BR §6.1.6)', () => {
    const large = prime(512)

    expect(smallFactor(smallResidues(751n * large))).toBe(751)
    expect(smallFactor(smallResidues(757n * large))).toBeNull()
  })
})

describe('close primes', () => {
  test('are found', () => {
    expect(hasClosePrimes(withClosePrimes().n)).toBe(true)
  })

  test('are found up to the hundredth round, and not after it', () => {
    const middle = 2n ** 512n + 1n
    const atRound = (round: bigint): bigint => {
      const a = middle + round - 1n
      return a * a - gapFor(middle, round) ** 2n
    }

    expect(hasClosePrimes(atRound(1n))).toBe(true)
    expect(hasClosePrimes(atRound(100n))).toBe(true)
    expect(hasClosePrimes(atRound(102n))).toBe(false)
  })

  test('every product of two numbers so near is found, however the filters fall', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 500n, max: 2n ** 520n }), fc.bigInt({ min: 0n, max: 2n ** 240n }), (a, b) =>
        hasClosePrimes((a - b) * (a + b)),
      ),
    )
  })

  test('an honest key has none', () => {
    expect(hasClosePrimes(ofBits(2048, [1024, 1024]).n)).toBe(false)
  })
})

describe('higher powers', () => {
  test.each([3, 5, 7, 11, 31, 61, 131, 211])('the power %i of a number', (degree) => {
    const base = 2n ** BigInt(Math.ceil(2_040 / degree)) - 3n

    expect(isHigherPower(base ** BigInt(degree))).toBe(true)
  })

  test('hardly any other number is one', () => {
    fc.assert(fc.property(anyModulus, (modulus) => !isHigherPower(modulus)))
  })
})

describe('the mark of ROCA', () => {
  test('is seen on a key made as the faulty library made them', () => {
    expect(hasRocaFingerprint(smallResidues(withRocaPrimes().n))).toBe(true)
  })

  test('is on every power of 65537, and only for one exponent at all primes', () => {
    const product = SMALL_PRIMES.filter((divisor) => divisor <= 167).reduce((all, one) => all * BigInt(one), 1n)
    const residuesOf = (exponent: bigint): readonly number[] => smallResidues(65_537n ** exponent % product)
    const mixed = residuesOf(2n).with(SMALL_PRIMES.indexOf(167), residuesOf(3n)[SMALL_PRIMES.indexOf(167)] ?? 0)

    expect(hasRocaFingerprint(residuesOf(77n))).toBe(true)
    expect(hasRocaFingerprint(mixed)).toBe(false)
  })

  test('is on no honest number', () => {
    fc.assert(fc.property(anyModulus, (modulus) => !hasRocaFingerprint(smallResidues(modulus))))
  })
})

describe('lists of known weak keys', () => {
  test('are read with their comments', () => {
    const list = parseWeakKeyList('# RSA-2048\n00005890bc78bcbee3ca\r\n3c3fbae22fb5042dae07\nnot a fingerprint\n')

    expect([...list]).toEqual(['00005890bc78bcbee3ca', '3c3fbae22fb5042dae07'])
  })

  test('name a key by the end of the SHA-1 over its printed modulus', () => {
    expect(weakKeyFingerprint(0xc0ffeen)).toBe('6149ed99475722f13e18')
  })

  test('none is shipped', () => {
    expect(NO_WEAK_KEY_LIST.has(weakKeyFingerprint(0xc0ffeen))).toBe(false)
  })
})

/** The half distance of two numbers whose product Fermat's factorisation takes apart in exactly this round. */
function gapFor(middle: bigint, round: bigint): bigint {
  let [low, high] = [0n, middle]
  while (low < high) {
    const half = (low + high + 1n) / 2n
    const a = middle + round - 1n
    if (a * a - half * half > (middle - 1n) * (middle - 1n)) low = half
    else high = half - 1n
  }
  return low
}
