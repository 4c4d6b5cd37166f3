import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { ALGORITHM, CURVE } from '#domain/asn1/oids.ts'
import { bits, int, oid, seq } from '#domain/asn1/write.ts'
import { newKeyPair, requestDer, signedWith, spkiOf, type RequestParts } from '../../../support/csrs.ts'
import { CLEAN, finds, once, type CsrCase } from './csr-case.ts'

const NEVER_TRIED = 'a curve that is not named in our table is never handed to a library'
const p256 = once(() => newKeyPair('p256').privateKey)

export const OTHER_KEY_CASES: readonly CsrCase[] = [
  request('P-256', () => signedWith(p256()), CLEAN),
  request('P-384', () => signedWith(curve('P-384')), CLEAN),
  request('P-521', () => signedWith(curve('P-521'), 'sha512'), CLEAN),
  request('P-256 signed with SHA-384', () => signedWith(p256(), 'sha384'), CLEAN),
  request('P-256 signed with SHA-1', () => signedWith(p256(), 'sha1'), finds('signature_hash_old')),
  request('P-256, compressed point', () => withPoint(compressed(p256())), CLEAN),
  request('P-192', () => signedWith(curve('prime192v1')), finds('curve_not_allowed')),
  request('P-224', () => signedWith(curve('secp224r1')), finds('curve_not_allowed')),
  request('secp256k1', () => signedWith(curve('secp256k1')), finds('curve_not_allowed')),
  request('brainpool P-256', () => signedWith(curve('brainpoolP256r1')), finds('curve_not_allowed')),
  request('a binary curve', () => signedWith(curve('sect283k1')), finds('curve_not_allowed'), NEVER_TRIED),
  request('explicit curve parameters', explicitParameters, finds('curve_not_named'), NEVER_TRIED),
  request(
    'no curve parameters',
    () => ({ ...signedWith(p256()), spki: ecSpki(pointOf(p256())) }),
    finds('curve_not_named'),
  ),
  request('point off the curve', () => withPoint(offCurve(p256())), finds('point_not_on_curve')),
  request('point at infinity', () => withPoint(Buffer.of(0)), finds('point_not_on_curve')),
  request('point of the wrong length', () => withPoint(pointOf(p256()).subarray(0, 60)), finds('point_not_on_curve')),
  {
    ...request('P-384 where only P-256 is allowed', () => signedWith(curve('P-384')), finds('curve_not_allowed')),
    policy: { allowedCurves: ['P-256'] },
  },

  request('Ed25519', () => signedWith(generateKeyPairSync('ed25519').privateKey), finds('edwards_key')),
  {
    ...request('Ed25519 where it is allowed', () => signedWith(generateKeyPairSync('ed25519').privateKey), CLEAN),
    policy: { allowEd25519: true },
  },
  {
    ...request(
      'Ed448 where Ed25519 is allowed',
      () => signedWith(generateKeyPairSync('ed448').privateKey),
      finds('edwards_key'),
    ),
    policy: { allowEd25519: true },
  },
  request('DSA', () => dsa(), finds('dsa_key')),
  request(
    'X25519, which cannot sign',
    () => ({ ...signedWith(p256()), spki: spkiOf(generateKeyPairSync('x25519').privateKey) }),
    finds('unknown_key_type'),
  ),

  request(
    'wrong signature',
    () => ({ ...signedWith(p256()), sign: spoiled(signedWith(p256()).sign) }),
    finds('signature_invalid'),
  ),
  request(
    'signed by another key',
    () => ({ ...signedWith(p256()), sign: signedWith(newKeyPair('p256').privateKey).sign }),
    finds('signature_invalid'),
  ),
  request(
    'empty signature',
    () => ({ ...signedWith(p256()), sign: () => Buffer.alloc(0) }),
    finds('signature_invalid'),
  ),
]

function request(
  name: string,
  parts: () => RequestParts,
  expected: CsrCase['expected'],
  stricterThanOpenssl?: string,
): CsrCase {
  return { name, input: once(() => requestDer(parts())), expected, stricterThanOpenssl }
}

function curve(namedCurve: string): KeyObject {
  return generateKeyPairSync('ec', { namedCurve }).privateKey
}

function ecSpki(point: Buffer, ...parameters: readonly Buffer[]): Buffer {
  return seq(seq(oid(ALGORITHM.ecPublicKey), ...parameters), bits(point))
}

function withPoint(point: Buffer): RequestParts {
  return { ...signedWith(p256()), spki: ecSpki(point, oid(CURVE['P-256'])) }
}

function pointOf(key: KeyObject): Buffer {
  return spkiOf(key).subarray(-65)
}

function compressed(key: KeyObject): Buffer {
  const point = pointOf(key)
  return Buffer.concat([Buffer.of(2 + ((point[64] ?? 0) & 1)), point.subarray(1, 33)])
}

function offCurve(key: KeyObject): Buffer {
  const point = Buffer.from(pointOf(key))
  point[64] = (point[64] ?? 0) ^ 1
  return point
}

function explicitParameters(): RequestParts {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' })
  return signedWith(privateKey, 'sha256')
}

/** Numbers of the right sizes, signed by something else: a DSA key is refused before anything is done with it. */
function dsa(): RequestParts {
  const domain = seq(int(2n ** 2047n + 5n), int(2n ** 255n + 95n), int(2))
  const spki = seq(seq(oid(ALGORITHM.dsa), domain), bits(int(2n ** 2046n)))
  return { spki, algorithm: seq(oid(ALGORITHM.dsaWithSha256)), sign: signedWith(p256()).sign }
}

function spoiled(sign: RequestParts['sign']): RequestParts['sign'] {
  return (info) => {
    const signature = Buffer.from(sign(info))
    const last = signature.length - 1
    signature[last] = (signature[last] ?? 0) ^ 1
    return signature
  }
}
