import { SMALL_PRIMES } from '#domain/csr/rsa/small-residues.ts'

const GENERATOR = 65_537
const LARGEST_PRIME = 167

interface Logarithms {
  readonly index: number
  /** How many different powers of the generator there are modulo the prime. */
  readonly order: number
  /** From a residue to the exponent of the generator that gives it. */
  readonly exponents: ReadonlyMap<number, number>
}

const TABLES: readonly Logarithms[] = SMALL_PRIMES.flatMap((prime, index) =>
  prime > LARGEST_PRIME ? [] : [{ index, ...logarithmsModulo(prime) }],
)

/**
 * The mark of a faulty library (CVE-2017-15361, BR §6.1.1.3): its primes, and so its moduli, are powers of 65537 modulo
 * the product of the first primes. All key sizes share the primes up to 167, and an innocent modulus passes for them
 * once in 2^154. Asks for a discrete logarithm modulo every one of these primes, and for all of them to be one number.
 */
export function hasRocaFingerprint(residues: readonly number[]): boolean {
  const found: { exponent: number; order: number }[] = []
  for (const { index, order, exponents } of TABLES) {
    const exponent = exponents.get(residues[index] ?? 0)
    if (exponent === undefined) return false
    found.push({ exponent, order })
  }
  return found.every((one) => found.every((other) => agree(one, other)))
}

/** Two congruences have a common solution when they agree modulo what their moduli share (Chinese remainders). */
function agree(one: { exponent: number; order: number }, other: { exponent: number; order: number }): boolean {
  return (one.exponent - other.exponent) % greatestCommonDivisor(one.order, other.order) === 0
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

function logarithmsModulo(prime: number): { order: number; exponents: ReadonlyMap<number, number> } {
  const exponents = new Map<number, number>()
  for (let power = 1; !exponents.has(power); power = (power * GENERATOR) % prime) exponents.set(power, exponents.size)
  return { order: exponents.size, exponents }
}
