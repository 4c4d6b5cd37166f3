import { constants, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { ALGORITHM } from '#domain/asn1/oids.ts'
import { bits, context, int, NULL, oid, seq, tagged } from '#domain/asn1/write.ts'
import { weakKeyFingerprint } from '#domain/csr/rsa/known-weak-keys.ts'
import { newKeyPair, requestDer, signedWith, spkiOf, type RequestParts } from '../../../support/csrs.ts'
import { CLEAN, faulty, finds, once, type CsrCase } from './csr-case.ts'
import { fromPrimes, ofBits, prime, rsaSigned, withClosePrimes, withRocaPrimes, type RsaNumbers } from './rsa-keys.ts'

const HALVES = [1024, 1024]
const debianSample = once(() => ofBits(2048, HALVES))
const goodKey = once(() => newKeyPair('rsa2048').privateKey)
const anyPrime = once(() => prime(1024))

export const RSA_CASES: readonly CsrCase[] = [
  rsa('RSA of 2048 bits', () => ofBits(2048, HALVES), CLEAN),
  rsa('RSA of 3072 bits', () => ofBits(3072, [1024, 1024, 1024]), CLEAN),
  rsa('RSA of 4096 bits', () => ofBits(4096, [1024, 1024, 1024, 1024]), CLEAN),
  rsa('RSA of 1024 bits', () => ofBits(1024, [512, 512]), finds('rsa_too_small')),
  rsa('RSA of 2040 bits', () => ofBits(2040, [1020, 1020]), finds('rsa_too_small')),
  rsa('RSA of 2047 bits', () => ofBits(2047, [1024, 1023]), finds('rsa_too_small')),
  rsa('RSA of 2052 bits', () => ofBits(2052, [1026, 1026]), finds('rsa_size_not_whole_bytes')),
  rsa('RSA of 2056 bits', () => ofBits(2056, [1028, 1028]), finds('rsa_size_unusual')),
  rsa('RSA of 4104 bits', () => ofBits(4104, [1024, 1024, 1024, 1032]), finds('rsa_very_large')),
  {
    ...rsa('RSA of 2048 bits for code signing', () => ofBits(2048, HALVES), finds('rsa_too_small')),
    policy: { keyMinimumBits: 3072 },
  },
  rsa(
    'RSA of 15360 bits',
    () => unsigned((2n ** 1024n - 105n) ** 15n),
    finds('rsa_prime_power', 'signature_invalid', 'rsa_very_large'),
  ),
  rsa(
    'RSA of 32768 bits',
    () => unsigned((2n ** 1024n - 105n) ** 32n),
    finds('rsa_too_large', 'signature_unverifiable'),
  ),

  rsa('exponent 1', () => ofBits(2048, HALVES, 1n), finds('rsa_exponent_too_small')),
  rsa('exponent 2', () => ofBits(2048, HALVES, 2n), finds('rsa_exponent_too_small', 'signature_invalid')),
  rsa('even exponent', () => ofBits(2048, HALVES, 65_536n), finds('rsa_exponent_even', 'signature_invalid')),
  rsa('exponent 3', () => ofBits(2048, HALVES, 3n), finds('rsa_exponent_unusual')),
  rsa('exponent 17', () => ofBits(2048, HALVES, 17n), finds('rsa_exponent_unusual')),
  rsa('exponent beyond 2^256', () => ofBits(2048, HALVES, 2n ** 257n + 1n), finds('rsa_exponent_unusual')),

  rsa('modulus with factor 3', () => ofBits(2048, [1023, 1023], 65_537n, 3n), finds('rsa_small_factor')),
  rsa('modulus with factor 751', () => ofBits(2048, [1019, 1019], 65_537n, 751n), finds('rsa_small_factor')),
  rsa('even modulus', () => unsigned(2n * prime(1023) * anyPrime()), finds('rsa_small_factor', 'signature_invalid')),
  rsa('close primes', withClosePrimes, finds('rsa_close_primes')),
  rsa('square of a prime', () => fromPrimes([anyPrime(), anyPrime()]), finds('rsa_close_primes')),
  rsa('cube of a prime', cubed, finds('rsa_prime_power')),
  rsa('ROCA', withRocaPrimes, finds('rsa_roca')),
  {
    ...rsa('key on the Debian list', debianSample, finds('rsa_debian_weak')),
    context: { debianWeakKeys: { has: (fingerprint) => fingerprint === weakKeyFingerprint(debianSample().n) } },
  },
  request(
    'negative modulus',
    () => withRsaPublicKey(tagged(0x02, Buffer.alloc(256, 0xf1)), int(65_537)),
    faulty('malformed'),
  ),
  request(
    'a third number in the RSA key',
    () => withRsaPublicKey(int(1n << 2047n), int(3), int(5)),
    faulty('malformed'),
  ),

  request('RSA signed with PSS', () => signedWithPss(goodKey()), CLEAN),
  request(
    'RSA signed with PSS, masked by another hash',
    () => signedWithPss(goodKey(), 'sha1'),
    finds('signature_unverifiable'),
  ),
  request(
    'PSS-only RSA key',
    () => signedWithPss(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey),
    finds('rsa_only_for_pss'),
  ),
  request('RSA signed with SHA-512', () => signedWith(goodKey(), 'sha512'), CLEAN),
  request('RSA signed with SHA-224', () => signedWith(goodKey(), 'sha224'), finds('signature_hash_old')),
  request('RSA signed with SHA-1', () => signedWith(goodKey(), 'sha1'), finds('signature_hash_old')),
  request('RSA signed with MD5', () => signedWith(goodKey(), 'md5'), finds('signature_hash_broken')),
  request(
    'RSA key under an ECDSA algorithm',
    () => underAlgorithm(ALGORITHM.ecdsaWithSha256),
    finds('signature_invalid'),
  ),
  request('RSA key under an unknown algorithm', () => underAlgorithm('1.3.9999.1'), finds('signature_unverifiable')),
]

function rsa(name: string, numbers: () => RsaNumbers, expected: CsrCase['expected']): CsrCase {
  return request(name, () => rsaSigned(numbers()), expected)
}

function request(name: string, parts: () => RequestParts, expected: CsrCase['expected']): CsrCase {
  return { name, input: once(() => requestDer(parts())), expected }
}

function unsigned(n: bigint): RsaNumbers {
  return { n, e: 65_537n, d: null }
}

function cubed(): RsaNumbers {
  for (;;) {
    const factor = prime(683)
    const key = fromPrimes([factor, factor, factor])
    if (key.n.toString(2).length === 2048) return key
  }
}

function withRsaPublicKey(...numbers: readonly Buffer[]): RequestParts {
  return { ...signedWith(goodKey()), spki: seq(seq(oid(ALGORITHM.rsaEncryption), NULL), bits(seq(...numbers))) }
}

function underAlgorithm(algorithm: string): RequestParts {
  return { ...signedWith(goodKey()), algorithm: seq(oid(algorithm)) }
}

function signedWithPss(key: KeyObject, maskHash: 'sha1' | 'sha256' = 'sha256'): RequestParts {
  const mask = seq(oid(ALGORITHM.mgf1), seq(oid(ALGORITHM[maskHash]), NULL))
  const parameters = seq(context(0, seq(oid(ALGORITHM.sha256), NULL)), context(1, mask), context(2, int(32)))
  return {
    spki: spkiOf(key),
    algorithm: seq(oid(ALGORITHM.rsassaPss), parameters),
    sign: (info) => sign('sha256', info, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
  }
}
