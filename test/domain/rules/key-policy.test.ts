import { describe, expect, test } from 'vitest'
import { type KEY_FAULTS, keyFault, keyPolicy, type KeyShape } from '#domain/rules/key-policy.ts'
import type { CertificateType } from '#domain/rules/lifetimes.ts'

const NOW = new Date('2026-11-23T00:00:00Z')
const rsa = (bits: number, exponent = 65_537n): KeyShape => ({ type: 'rsa', bits, exponent })
const ec = (curve: string | null): KeyShape => ({ type: 'ec', curve })

const CASES: [CertificateType, string, KeyShape, (typeof KEY_FAULTS)[number] | null][] = [
  ['server', 'RSA 2040', rsa(2040), 'rsa_too_small'],
  ['server', 'RSA 2047', rsa(2047), 'rsa_too_small'],
  ['server', 'RSA 2048', rsa(2048), null],
  ['server', 'RSA 2049', rsa(2049), 'rsa_odd_size'],
  ['server', 'RSA 2056', rsa(2056), null],
  ['server', 'RSA with exponent 1', rsa(2048, 1n), 'rsa_bad_exponent'],
  ['server', 'RSA with exponent 2', rsa(2048, 2n), 'rsa_bad_exponent'],
  ['server', 'RSA with exponent 3', rsa(2048, 3n), null],
  ['server', 'RSA with exponent 4', rsa(2048, 4n), 'rsa_bad_exponent'],
  ['server', 'P-224', ec('P-224'), 'curve_not_allowed'],
  ['server', 'P-256', ec('P-256'), null],
  ['server', 'P-384', ec('P-384'), null],
  ['server', 'P-521', ec('P-521'), null],
  ['server', 'secp256k1', ec('secp256k1'), 'curve_not_allowed'],
  ['server', 'a curve without a name', ec(null), 'curve_not_allowed'],
  ['server', 'Ed25519', { type: 'ed25519' }, 'algorithm_not_allowed'],
  ['server', 'Ed448', { type: 'ed448' }, 'algorithm_not_allowed'],
  ['server', 'DSA', { type: 'dsa' }, 'algorithm_not_allowed'],
  ['server', 'an unknown algorithm', { type: 'other' }, 'algorithm_not_allowed'],
  ['qwac', 'RSA 2048', rsa(2048), null],
  ['qseal', 'RSA 2048', rsa(2048), null],
  ['client', 'RSA 2047', rsa(2047), 'rsa_too_small'],
  ['client', 'RSA 2048', rsa(2048), null],
  ['client', 'Ed25519', { type: 'ed25519' }, null],
  ['client', 'Ed448', { type: 'ed448' }, null],
  ['client', 'DSA', { type: 'dsa' }, 'algorithm_not_allowed'],
  ['code_signing', 'RSA 3064', rsa(3064), 'rsa_too_small'],
  ['code_signing', 'RSA 3071', rsa(3071), 'rsa_too_small'],
  ['code_signing', 'RSA 3072', rsa(3072), null],
  ['code_signing', 'P-256', ec('P-256'), null],
  ['code_signing', 'Ed25519', { type: 'ed25519' }, 'algorithm_not_allowed'],
]

describe('the key of a certificate', () => {
  test.each(CASES)('for %s, %s', (type, _, key, fault) => {
    expect(keyFault(type, key, NOW)).toBe(fault)
  })

  test('for code signing grew on 1 June 2021', () => {
    expect(keyPolicy('code_signing', new Date('2021-05-31T23:59:59Z')).minimumRsaBits).toBe(2048)
    expect(keyPolicy('code_signing', new Date('2021-06-01T00:00:00Z')).minimumRsaBits).toBe(3072)
  })
})
