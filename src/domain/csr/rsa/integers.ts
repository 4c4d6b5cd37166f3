/** How many bits a non-negative integer takes; zero takes none. */
export function bitLength(value: bigint): number {
  if (value === 0n) return 0
  const hex = value.toString(16)
  return 4 * hex.length + 28 - Math.clz32(Number.parseInt(hex.charAt(0), 16))
}

/** The largest integer whose `degree`-th power is not above the value (Newton's method, from above). */
export function integerRoot(value: bigint, degree: number): bigint {
  if (value < 2n) return value
  const power = BigInt(degree)
  let root = aboveRoot(value, degree)
  for (;;) {
    const next = ((power - 1n) * root + value / root ** (power - 1n)) / power
    if (next >= root) return root
    root = next
  }
}

export function isPrime(value: number): boolean {
  if (value < 2) return false
  for (let factor = 2; factor * factor <= value; factor += 1) if (value % factor === 0) return false
  return true
}

export function primesBetween(lowest: number, highest: number): readonly number[] {
  const primes: number[] = []
  for (let value = lowest; value <= highest; value += 1) if (isPrime(value)) primes.push(value)
  return primes
}

const GUESS_BITS = 32

/** Not below the root, and right to about 30 bits, so that Newton's needs few steps. */
function aboveRoot(value: bigint, degree: number): bigint {
  const exponent = log2(value) / degree
  const whole = Math.floor(exponent)
  const mantissa = BigInt(Math.ceil(2 ** (exponent - whole + GUESS_BITS))) + 2n
  return whole >= GUESS_BITS ? mantissa << BigInt(whole - GUESS_BITS) : (mantissa >> BigInt(GUESS_BITS - whole)) + 1n
}

function log2(value: bigint): number {
  const dropped = Math.max(0, bitLength(value) - 53)
  return dropped + Math.log2(Number(value >> BigInt(dropped)))
}
