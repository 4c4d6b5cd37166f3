import { ALGORITHM } from '#domain/asn1/oids.ts'
import { bits, NULL, oid, seq } from '#domain/asn1/write.ts'

/** How an authority signs: the AlgorithmIdentifier it writes and the digest that node:crypto is asked for. */
export interface SignatureScheme {
  readonly identifier: Buffer
  readonly digest: 'sha256' | 'sha384'
}

/** The keys that our authorities have (128-bit strength: ASVS 11.2.3). */
export const SIGNATURE_SCHEMES = {
  'P-256': { identifier: seq(oid(ALGORITHM.ecdsaWithSha256)), digest: 'sha256' },
  'P-384': { identifier: seq(oid(ALGORITHM.ecdsaWithSha384)), digest: 'sha384' },
  'RSA-3072': { identifier: seq(oid(ALGORITHM.sha256WithRsa), NULL), digest: 'sha256' },
} as const satisfies Record<string, SignatureScheme>
export type AuthorityKeyType = keyof typeof SIGNATURE_SCHEMES

/** The common frame of certificates, revocation lists and OCSP responses: content, algorithm, signature. */
export function signedStructure(
  content: Buffer,
  scheme: SignatureScheme,
  signature: Buffer,
  ...more: Buffer[]
): Buffer {
  return seq(content, scheme.identifier, bits(signature), ...more)
}
