import { primesBetween } from '#domain/csr/rsa/integers.ts'

/** A modulus has no factor below 752 (BR §6.1.6). */
export const SMALL_PRIMES = primesBetween(2, 751)

/** Runs of small primes whose product is still an exact number: one long division does for the whole run. */
const RUNS = runsOf(SMALL_PRIMES)

/** What is left of a modulus when divided by each small prime, in the order of `SMALL_PRIMES`. */
export function smallResidues(modulus: bigint): readonly number[] {
  const residues: number[] = []
  for (const { primes, product } of RUNS) {
    const shared = Number(modulus % product)
    for (const prime of primes) residues.push(shared % prime)
  }
  return residues
}

/** The smallest prime factor below 752, or null. */
export function smallFactor(residues: readonly number[]): number | null {
  return SMALL_PRIMES[residues.indexOf(0)] ?? null
}

function runsOf(primes: readonly number[]): { primes: number[]; product: bigint }[] {
  const runs: { primes: number[]; product: bigint }[] = []
  for (const prime of primes) {
    const run = runs.at(-1)
    const grown = (run?.product ?? 1n) * BigInt(prime)
    if (run !== undefined && grown <= Number.MAX_SAFE_INTEGER) {
      run.primes.push(prime)
      run.product = grown
    } else {
      runs.push({ primes: [prime], product: BigInt(prime) })
    }
  }
  return runs
}
