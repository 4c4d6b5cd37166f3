import { constants, verify, type KeyObject } from 'node:crypto'
import { ALGORITHM, namesByOid, type AlgorithmName } from '#domain/asn1/oids.ts'
import type { DerNode } from '#domain/asn1/read.ts'
import { readNull, readOid } from '#domain/asn1/values.ts'
import type { CsrSignature, Hash } from '#domain/csr/parsed-csr.ts'
import { readPssParameters } from '#domain/csr/pss-parameters.ts'

/** How a signature is made: by which kind of key, over which hash, and with which salt if it is PSS. */
interface Scheme {
  readonly keyTypes: readonly string[]
  readonly hash: Hash | null
  readonly saltLength: number | null
}

const NAMES = namesByOid(ALGORITHM)

const SCHEMES: Readonly<Partial<Record<AlgorithmName, Scheme>>> = {
  md2WithRsa: pkcs1('md2'),
  md4WithRsa: pkcs1('md4'),
  md5WithRsa: pkcs1('md5'),
  sha1WithRsa: pkcs1('sha1'),
  sha224WithRsa: pkcs1('sha224'),
  sha256WithRsa: pkcs1('sha256'),
  sha384WithRsa: pkcs1('sha384'),
  sha512WithRsa: pkcs1('sha512'),
  ecdsaWithSha1: ecdsa('sha1'),
  ecdsaWithSha224: ecdsa('sha224'),
  ecdsaWithSha256: ecdsa('sha256'),
  ecdsaWithSha384: ecdsa('sha384'),
  ecdsaWithSha512: ecdsa('sha512'),
  ed25519: { keyTypes: ['ed25519'], hash: null, saltLength: null },
  ed448: { keyTypes: ['ed448'], hash: null, saltLength: null },
}

/** Checks that who asks holds the private key: `key` is the request's own (RFC 2986 §3). */
export function readSignature(
  algorithmIdentifier: DerNode,
  signed: Buffer,
  signature: Buffer,
  key: KeyObject | null,
): CsrSignature {
  const parts = algorithmIdentifier.fields()
  const algorithmOid = readOid(parts.take())
  const parameters = parts.isEmpty ? null : parts.take()
  parts.close()

  const algorithm = NAMES.get(algorithmOid) ?? null
  if (parameters !== null && algorithm !== 'rsassaPss') readNull(parameters)
  const scheme = algorithm === 'rsassaPss' ? pss(parameters) : algorithm === null ? undefined : SCHEMES[algorithm]
  const verdict = scheme === undefined || key === null ? 'unverifiable' : tried(scheme, key, signed, signature)
  return { algorithm, algorithmOid, hash: scheme?.hash ?? null, verdict }
}

function pkcs1(hash: Hash): Scheme {
  return { keyTypes: ['rsa'], hash, saltLength: null }
}

function ecdsa(hash: Hash): Scheme {
  return { keyTypes: ['ec'], hash, saltLength: null }
}

function pss(parameters: DerNode | null): Scheme | undefined {
  const read = readPssParameters(parameters)
  return read === null ? undefined : { keyTypes: ['rsa', 'rsa-pss'], hash: read.hash, saltLength: read.saltLength }
}

function tried(scheme: Scheme, key: KeyObject, signed: Buffer, signature: Buffer): CsrSignature['verdict'] {
  if (!scheme.keyTypes.includes(key.asymmetricKeyType ?? '')) return 'invalid'
  const padding =
    scheme.saltLength === null ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength }
  try {
    return verify(scheme.hash, signed, { key, ...padding }, signature) ? 'valid' : 'invalid'
  } catch {
    // OpenSSL will not try: a hash it has dropped, a salt that cannot fit, an exponent out of bounds.
    return 'unverifiable'
  }
}
