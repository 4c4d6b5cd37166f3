import type { CurveName } from '#domain/asn1/oids.ts'

/** What a product asks of a key (BR §6.1.5; X-04: the minimum differs between product families). */
export interface CsrPolicy {
  readonly keyMinimumBits: number
  readonly allowedCurves: readonly CurveName[]
  readonly allowEd25519: boolean
}
