import { createPublicKey, type JsonWebKeyInput, type KeyObject, type PublicKeyInput } from 'node:crypto'
import type { CurveName } from '#domain/asn1/oids.ts'

/** OpenSSL refuses larger moduli itself, after more work (OPENSSL_RSA_MAX_MODULUS_BITS). */
const MAXIMUM_RSA_BYTES = 16_384 / 8 + 64

/** Curves that have a JSON Web Key form, with the bytes of a coordinate. That form loads many times faster than DER. */
const JWK_COORDINATE_BYTES: Readonly<Partial<Record<CurveName, number>>> = {
  'P-256': 32,
  'P-384': 48,
  'P-521': 66,
  secp256k1: 32,
}
const UNCOMPRESSED = 0x04
/** First bytes of a point (SEC 1 §2.3.3), compressed or not; infinity (0) and the hybrid form (6, 7) are no keys (RFC 5480 §2.2). */
const POINT_FORMS = [0x02, 0x03, UNCOMPRESSED]

/** From an RSAPublicKey (RFC 8017 §A.1.1). */
export function importRsa(rsaPublicKey: Buffer): KeyObject | null {
  if (rsaPublicKey.length > MAXIMUM_RSA_BYTES) return null
  return load({ key: rsaPublicKey, format: 'der', type: 'pkcs1' })
}

/** From a whole SubjectPublicKeyInfo, because the PSS parameters stand in it. */
export function importRsaPss(spki: Buffer): KeyObject | null {
  return spki.length > MAXIMUM_RSA_BYTES ? null : load({ key: spki, format: 'der', type: 'spki' })
}

/** Null for a point that is not on the curve, or not one at all. */
export function importEc(curve: CurveName, point: Buffer, spki: Buffer): KeyObject | null {
  const form = point[0] ?? 0
  if (!POINT_FORMS.includes(form)) return null
  const size = JWK_COORDINATE_BYTES[curve]
  if (size === undefined || form !== UNCOMPRESSED) return load({ key: spki, format: 'der', type: 'spki' })
  if (point.length !== 1 + 2 * size) return null
  const x = point.toString('base64url', 1, 1 + size)
  const y = point.toString('base64url', 1 + size)
  return load({ key: { kty: 'EC', crv: curve, x, y }, format: 'jwk' })
}

/** From the bare key (RFC 8032). */
export function importEdwards(type: 'ed25519' | 'ed448', key: Buffer): KeyObject | null {
  const crv = type === 'ed25519' ? 'Ed25519' : 'Ed448'
  return load({ key: { kty: 'OKP', crv, x: key.toString('base64url') }, format: 'jwk' })
}

/** OpenSSL's reasons for refusing a key differ between versions; that it does is all that is told on. */
function load(input: PublicKeyInput | JsonWebKeyInput): KeyObject | null {
  try {
    return createPublicKey(input)
  } catch {
    return null
  }
}
