import type { KeyObject } from 'node:crypto'
import { ALGORITHM, CURVE, namesByOid, type CurveName } from '#domain/asn1/oids.ts'
import { DerError, readDer, type DerNode } from '#domain/asn1/read.ts'
import { TAG } from '#domain/asn1/tags.ts'
import { readBitStringBytes, readInteger, readNull, readOid } from '#domain/asn1/values.ts'
import { importEc, importEdwards, importRsa, importRsaPss } from '#domain/csr/import-key.ts'
import type { CsrKey, EcKey } from '#domain/csr/parsed-csr.ts'
import { bitLength } from '#domain/csr/rsa/integers.ts'

/** The key as data, and as what can check a signature: null for a key that no library should be given. */
export interface PublicKey {
  readonly key: CsrKey
  readonly handle: KeyObject | null
}

const CURVE_NAMES = namesByOid(CURVE)
const CURVE_BITS: Readonly<Record<CurveName, number>> = {
  'P-192': 192,
  'P-224': 224,
  'P-256': 256,
  'P-384': 384,
  'P-521': 521,
  secp256k1: 256,
  brainpoolP256r1: 256,
  brainpoolP384r1: 384,
  brainpoolP512r1: 512,
}
const EDWARDS_BYTES = { ed25519: 32, ed448: 57 } as const

/** Reads a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
export function readPublicKey(spki: DerNode): PublicKey {
  const parts = spki.fields()
  const algorithm = parts.take().fields()
  const bits = readBitStringBytes(parts.take())
  parts.close()
  const algorithmOid = readOid(algorithm.take())
  const parameters = algorithm.isEmpty ? null : algorithm.take()
  algorithm.close()

  switch (algorithmOid) {
    case ALGORITHM.rsaEncryption:
      if (parameters !== null) readNull(parameters)
      return readRsa(bits, () => importRsa(bits))
    case ALGORITHM.rsassaPss:
      return readRsa(bits, () => importRsaPss(spki.encoded), { onlyForPss: true })
    case ALGORITHM.ecPublicKey:
      return readEc(spki, parameters, bits)
    case ALGORITHM.ed25519:
      return readEdwards('ed25519', algorithmOid, spki, bits)
    case ALGORITHM.ed448:
      return readEdwards('ed448', algorithmOid, spki, bits)
    case ALGORITHM.dsa:
      return { key: { type: 'dsa', bits: dsaBits(parameters), algorithmOid }, handle: null }
    default:
      return { key: { type: 'other', bits: 8 * bits.length, algorithmOid }, handle: null }
  }
}

function readRsa(bits: Buffer, load: () => KeyObject | null, { onlyForPss = false } = {}): PublicKey {
  const numbers = readDer(bits).fields()
  const modulus = readInteger(numbers.take())
  const exponent = readInteger(numbers.take())
  numbers.close()
  if (modulus <= 0n || exponent <= 0n) throw new DerError('bad_value', 0)
  const key = { type: 'rsa', bits: bitLength(modulus), modulus, exponent, onlyForPss } as const
  return { key, handle: load() }
}

function readEc(spki: DerNode, parameters: DerNode | null, point: Buffer): PublicKey {
  const curveOid = parameters?.tag === TAG.oid ? readOid(parameters) : null
  const curve = curveOid === null ? null : (CURVE_NAMES.get(curveOid) ?? null)
  const unchecked: EcKey = { type: 'ec', bits: 0, curve, curveOid, point: 'unchecked' }
  if (curve === null) return { key: unchecked, handle: null }

  const handle = importEc(curve, point, spki.encoded)
  return { key: { ...unchecked, bits: CURVE_BITS[curve], point: handle === null ? 'invalid' : 'valid' }, handle }
}

function readEdwards(type: 'ed25519' | 'ed448', algorithmOid: string, spki: DerNode, bits: Buffer): PublicKey {
  if (bits.length !== EDWARDS_BYTES[type]) throw new DerError('bad_value', spki.start)
  return { key: { type, bits: type === 'ed25519' ? 256 : 456, algorithmOid }, handle: importEdwards(type, bits) }
}

function dsaBits(parameters: DerNode | null): number {
  return parameters?.tag === TAG.sequence ? bitLength(readInteger(parameters.fields().take())) : 0
}
