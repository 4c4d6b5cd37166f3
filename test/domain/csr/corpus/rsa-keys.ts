import { checkPrimeSync, createHash, generatePrimeSync } from 'node:crypto'
import { ALGORITHM } from '#domain/asn1/oids.ts'
import { bits, int, NULL, octets, oid, seq } from '#domain/asn1/write.ts'
import { primesBetween } from '#domain/csr/rsa/integers.ts'
import type { RequestParts } from '../../../support/csrs.ts'

/** An RSA key by its numbers: what no key generator would give. Without d there is nothing to sign with. */
export interface RsaNumbers {
  readonly n: bigint
  readonly e: bigint
  readonly d: bigint | null
}

export function prime(bitCount: number): bigint {
  return generatePrimeSync(bitCount, { bigint: true })
}

const poolOfPrimes = new Map<string, bigint>()

/** The same primes for every key that only needs some: finding them is slow. Exponents 3 and 17 work with all of them. */
function pooledPrime(bitCount: number, index: number): bigint {
  const place = `${bitCount}/${index}`
  let found = poolOfPrimes.get(place) ?? prime(bitCount)
  while (found % 3n === 1n || found % 17n === 1n) found = prime(bitCount)
  poolOfPrimes.set(place, found)
  return found
}

/** A key of these primes, which may be equal; d is there whenever e has an inverse. */
export function fromPrimes(primes: readonly bigint[], e = 65_537n): RsaNumbers {
  const n = primes.reduce((product, factor) => product * factor, 1n)
  const distinct = new Set(primes)
  const order = [...distinct].reduce((product, factor) => {
    const times = BigInt(primes.filter((other) => other === factor).length)
    return product * factor ** (times - 1n) * (factor - 1n)
  }, 1n)
  return { n, e, d: inverse(e, order) }
}

/** A key of primes of these sizes, whose modulus has exactly so many bits. */
export function ofBits(size: number, primeSizes: readonly number[], e = 65_537n, factor = 1n): RsaNumbers {
  for (let attempt = 0; ; attempt += 1) {
    const primes = primeSizes.map((bitCount, index) => pooledPrime(bitCount, attempt * primeSizes.length + index))
    const key = fromPrimes(factor === 1n ? primes : [factor, ...primes], e)
    if (key.n.toString(2).length === size && (key.d !== null || e % 2n === 0n)) return key
  }
}

export function withClosePrimes(): RsaNumbers {
  const first = prime(1024)
  let second = first + 2n ** 500n
  while (!checkPrimeSync(second)) second += 2n
  return fromPrimes([first, second])
}

/** Two primes as the faulty library made them: k·M + (65537^a mod M), M the product of the first 126 primes. */
export function withRocaPrimes(): RsaNumbers {
  const modulus = primesBetween(2, 701).reduce((product, factor) => product * BigInt(factor), 1n)
  const make = (exponent: bigint): bigint => {
    const fixed = power(65_537n, exponent, modulus)
    for (let k = (3n * 2n ** 1022n) / modulus + exponent; ; k += 1n) {
      const candidate = k * modulus + fixed
      if (checkPrimeSync(candidate)) return candidate
    }
  }
  return fromPrimes([make(1_234_567n), make(7_654_321n)])
}

export function rsaSpki({ n, e }: Pick<RsaNumbers, 'n' | 'e'>): Buffer {
  return seq(seq(oid(ALGORITHM.rsaEncryption), NULL), bits(seq(int(n), int(e))))
}

/** Signs with PKCS#1 v1.5 and SHA-256, by plain arithmetic; a key without d gives a signature of nothing. */
export function rsaSigned(key: RsaNumbers): Pick<RequestParts, 'spki' | 'algorithm' | 'sign'> {
  return {
    spki: rsaSpki(key),
    algorithm: seq(oid(ALGORITHM.sha256WithRsa), NULL),
    sign: (info) => signature(key, info),
  }
}

function signature({ n, d }: RsaNumbers, info: Buffer): Buffer {
  const size = Math.ceil(n.toString(16).length / 2)
  if (d === null) return Buffer.alloc(size, 7)
  const digest = createHash('sha256').update(info).digest()
  const digestInfo = seq(seq(oid(ALGORITHM.sha256), NULL), octets(digest))
  const padding = Buffer.alloc(size - digestInfo.length - 3, 0xff)
  const encoded = Buffer.concat([Buffer.of(0, 1), padding, Buffer.of(0), digestInfo])
  const signed = power(BigInt(`0x${encoded.toString('hex')}`), d, n)
  return Buffer.from(signed.toString(16).padStart(2 * size, '0'), 'hex')
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

function inverse(value: bigint, modulus: bigint): bigint | null {
  let [remainder, next] = [modulus, value % modulus]
  let [coefficient, following] = [0n, 1n]
  while (next !== 0n) {
    const quotient = remainder / next
    ;[remainder, next] = [next, remainder - quotient * next]
    ;[coefficient, following] = [following, coefficient - quotient * following]
  }
  return remainder === 1n ? ((coefficient % modulus) + modulus) % modulus : null
}
