import { finding, type CsrFinding } from '#domain/csr/findings.ts'
import type { RsaKey } from '#domain/csr/parsed-csr.ts'
import { hasClosePrimes } from '#domain/csr/rsa/close-primes.ts'
import { bitLength } from '#domain/csr/rsa/integers.ts'
import { weakKeyFingerprint, type FingerprintList } from '#domain/csr/rsa/known-weak-keys.ts'
import { isHigherPower } from '#domain/csr/rsa/prime-power.ts'
import { hasRocaFingerprint } from '#domain/csr/rsa/roca.ts'
import { smallFactor, smallResidues } from '#domain/csr/rsa/small-residues.ts'

/** Cryptographic libraries verify nothing beyond this, and no arithmetic is done beyond it here. */
const LARGEST_BITS = 16_384
/** Beyond this some products and much software do not follow. */
const LARGEST_USUAL_BITS = 4_096
const USUAL_BITS = [2_048, 3_072, 4_096]
const SMALLEST_EXPONENT = 3n
const USUAL_EXPONENTS = { lowest: 65_537n, below: 1n << 256n }

export function checkRsaKey(key: RsaKey, minimumBits: number, debianWeakKeys: FingerprintList): readonly CsrFinding[] {
  if (key.bits > LARGEST_BITS) return [finding('rsa_too_large', { bits: key.bits, maximum: LARGEST_BITS })]
  return [
    ...checkSize(key, minimumBits),
    ...checkExponent(key.exponent),
    ...checkModulus(key.modulus, debianWeakKeys),
    ...(key.onlyForPss ? [finding('rsa_only_for_pss')] : []),
  ]
}

function checkSize({ bits }: RsaKey, minimum: number): readonly CsrFinding[] {
  if (bits < minimum) return [finding('rsa_too_small', { bits, minimum })]
  if (bits % 8 !== 0) return [finding('rsa_size_not_whole_bytes', { bits })]
  if (bits > LARGEST_USUAL_BITS) return [finding('rsa_very_large', { bits })]
  return USUAL_BITS.includes(bits) ? [] : [finding('rsa_size_unusual', { bits })]
}

/** Odd and at least 3; 65537 to 2²⁵⁶ − 1 is what BR §6.1.6 recommends. */
function checkExponent(exponent: bigint): readonly CsrFinding[] {
  if (exponent < SMALLEST_EXPONENT) return [finding('rsa_exponent_too_small', { exponent: Number(exponent) })]
  if (exponent % 2n === 0n) return [finding('rsa_exponent_even')]
  const isUsual = exponent >= USUAL_EXPONENTS.lowest && exponent < USUAL_EXPONENTS.below
  return isUsual ? [] : [finding('rsa_exponent_unusual', { exponent: shortNumber(exponent) })]
}

/** At most one reason: each of them alone means that the private key can be found. */
function checkModulus(modulus: bigint, debianWeakKeys: FingerprintList): readonly CsrFinding[] {
  const residues = smallResidues(modulus)
  const factor = smallFactor(residues)
  if (factor !== null) return [finding('rsa_small_factor', { factor })]
  if (hasRocaFingerprint(residues)) return [finding('rsa_roca')]
  if (hasClosePrimes(modulus)) return [finding('rsa_close_primes')]
  if (isHigherPower(modulus)) return [finding('rsa_prime_power')]
  return debianWeakKeys.has(weakKeyFingerprint(modulus)) ? [finding('rsa_debian_weak')] : []
}

function shortNumber(value: bigint): string {
  const bits = bitLength(value)
  return bits <= 64 ? value.toString() : `≈ 2^${bits}`
}
