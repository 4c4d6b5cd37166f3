import type { AlgorithmName, AttributeName, CurveName, ExtensionName } from '#domain/asn1/oids.ts'

/** A PKCS#10 certification request (RFC 2986) that was read in full. Nothing in it has been judged yet. */
export interface ParsedCsr {
  /** Normalised: the modern label, lines of 64, one final newline. */
  readonly pem: string
  readonly derSha256: string
  /** Only for the validation tokens of CAs that name files and records after it (SEC-02, SEC-03). */
  readonly derMd5: string
  /** Names the key, whatever request it comes in. */
  readonly spkiSha256: string
  readonly subject: CsrSubject
  readonly sans: SubjectAltNames
  readonly key: CsrKey
  readonly signature: CsrSignature
  readonly hasChallengePassword: boolean
  readonly extensions: readonly RequestedExtension[]
}

export interface CsrSubject {
  /** Every attribute as it stands, in order; `name` is null for those this code has no name for. */
  readonly attributes: readonly SubjectAttribute[]
  /** The first value of each known attribute. */
  readonly fields: Readonly<Partial<Record<AttributeName, string>>>
}

export interface SubjectAttribute {
  readonly oid: string
  readonly name: AttributeName | null
  readonly value: string
}

export interface SubjectAltNames {
  readonly dns: readonly string[]
  readonly ip: readonly string[]
  readonly email: readonly string[]
  readonly uri: readonly string[]
  /** How many names of other kinds (directory names, user principal names …) there are besides. */
  readonly others: number
}

export type CsrKey = RsaKey | EcKey | OtherKey

export interface RsaKey {
  readonly type: 'rsa'
  readonly bits: number
  readonly modulus: bigint
  readonly exponent: bigint
  /** The key says of itself that it only signs with PSS (RFC 4055), which TLS certificates may not carry (BR §7.1.3.1.1). */
  readonly onlyForPss: boolean
}

export interface EcKey {
  readonly type: 'ec'
  readonly bits: number
  /** Null for a curve this code has no name for. */
  readonly curve: CurveName | null
  /** Null when the curve is not named but described (explicit or inherited parameters). */
  readonly curveOid: string | null
  /** `unchecked` on curves without a name here: such a key is never handed to a cryptographic library. */
  readonly point: 'valid' | 'invalid' | 'unchecked'
}

export interface OtherKey {
  readonly type: 'ed25519' | 'ed448' | 'dsa' | 'other'
  readonly bits: number
  readonly algorithmOid: string
}

export const HASHES = ['md2', 'md4', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const
export type Hash = (typeof HASHES)[number]

/** The proof of possession. `unverifiable`: made with an algorithm, or by a key, that is not tried here. */
export interface CsrSignature {
  readonly algorithm: AlgorithmName | null
  readonly algorithmOid: string
  /** Null where the algorithm has its own (EdDSA) or is not known. */
  readonly hash: Hash | null
  readonly verdict: 'valid' | 'invalid' | 'unverifiable'
}

export interface RequestedExtension {
  readonly oid: string
  readonly name: ExtensionName | null
  readonly critical: boolean
}
