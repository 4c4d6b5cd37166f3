import { integerRoot } from '#domain/csr/rsa/integers.ts'

/** As many rounds as BR §6.1.1.3 asks for. */
const ROUNDS = 100

/** A square leaves a square when divided by each of these: about one number in 600 passes all of them. */
const FILTERS = [64, 63, 65, 11, 17, 19].map((divisor) => ({ divisor, squares: squaresModulo(divisor) }))
const FILTER_PRODUCT = FILTERS.reduce((product, { divisor }) => product * divisor, 1)

/**
 * Fermat's factorisation: with n = (a − b)(a + b), a few steps up from √n find a when the primes are close.
 * Also true for the square of a prime. Most rounds only touch small numbers.
 */
export function hasClosePrimes(modulus: bigint): boolean {
  const root = integerRoot(modulus, 2)
  const first = root * root < modulus ? root + 1n : root
  let a = Number(first % BigInt(FILTER_PRODUCT))
  let gap = Number((first * first - modulus) % BigInt(FILTER_PRODUCT))

  for (let round = 0; round < ROUNDS; round += 1) {
    if (mayBeSquare(gap) && isSquare((first + BigInt(round)) ** 2n - modulus)) return true
    gap = (gap + 2 * a + 1) % FILTER_PRODUCT
    a = (a + 1) % FILTER_PRODUCT
  }
  return false
}

function squaresModulo(divisor: number): ReadonlySet<number> {
  return new Set(Array.from({ length: divisor }, (_, value) => (value * value) % divisor))
}

function mayBeSquare(residue: number): boolean {
  return FILTERS.every(({ divisor, squares }) => squares.has(residue % divisor))
}

function isSquare(value: bigint): boolean {
  return integerRoot(value, 2) ** 2n === value
}
