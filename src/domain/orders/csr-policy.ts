import { CURVE, type CurveName } from '#domain/asn1/oids.ts'
import type { CsrPolicy } from '#domain/csr/csr-policy.ts'
import { keyPolicy } from '#domain/rules/key-policy.ts'

/** What the rules of a day ask of the key of a request. */
export function csrPolicy(type: Parameters<typeof keyPolicy>[0], at: Date): CsrPolicy {
  const { minimumRsaBits, curves, edwards } = keyPolicy(type, at)
  return {
    keyMinimumBits: minimumRsaBits,
    allowedCurves: (Object.keys(CURVE) as CurveName[]).filter((curve) => curves.includes(curve)),
    allowEd25519: edwards.includes('ed25519'),
  }
}
