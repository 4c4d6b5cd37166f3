import { bitLength, integerRoot, isPrime, primesBetween } from '#domain/csr/rsa/integers.ts'

/** A base has no factor below 752, so it has more than 9 bits: this bounds the degree. */
const SMALLEST_BASE_BITS = 9
const LARGEST_DEGREE = Math.ceil(16_384 / SMALLEST_BASE_BITS)
const WITNESSES_PER_DEGREE = 3

/** The odd prime degrees, each with some primes that are 1 modulo it. Squares are Fermat's (close-primes.ts). */
const DEGREES = primesBetween(3, LARGEST_DEGREE).map((degree) => ({ degree, witnesses: witnessesFor(degree) }))

/**
 * True for a modulus that is the third or a higher power of a number without small factors (BR §6.1.6).
 * Modulo a prime q = k·m + 1 a k-th power raised to m is 1, so small numbers rule out almost every degree.
 */
export function isHigherPower(modulus: bigint): boolean {
  const largest = bitLength(modulus) / SMALLEST_BASE_BITS
  for (const { degree, witnesses } of DEGREES) {
    if (degree > largest) return false
    if (witnesses.every((prime) => looksLikePower(modulus, degree, prime)) && isPower(modulus, degree)) return true
  }
  return false
}

function looksLikePower(modulus: bigint, degree: number, prime: number): boolean {
  const residue = Number(modulus % BigInt(prime))
  return residue === 0 || powerModulo(residue, (prime - 1) / degree, prime) === 1
}

function isPower(modulus: bigint, degree: number): boolean {
  return integerRoot(modulus, degree) ** BigInt(degree) === modulus
}

function witnessesFor(degree: number): readonly number[] {
  const primes: number[] = []
  for (let prime = 2 * degree + 1; primes.length < WITNESSES_PER_DEGREE; prime += 2 * degree) {
    if (isPrime(prime)) primes.push(prime)
  }
  return primes
}

/** Exact: the primes stay far below the square root of the largest exact number. */
function powerModulo(base: number, exponent: number, prime: number): number {
  let result = 1
  let square = base
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % prime
    square = (square * square) % prime
  }
  return result
}
