import { isProofReusable, proofReusableUntil } from '#domain/rules/dcv-reuse.ts'
import { uncovered } from './coverage.ts'
import type { DomainValidation } from './domain-validation.ts'

type Proof = Pick<DomainValidation, 'domain' | 'method' | 'validatedAt'>

/** A proof that its supplier and the rules of that moment still accept. */
export function stands({ method, validatedAt }: Proof, supplier: string, at: Date): boolean {
  return validatedAt !== null && isProofReusable({ method, validatedAt, supplier }, at)
}

/** Names that no proof speaks for that still stands. */
export function unprovedNames(
  names: readonly string[],
  proofs: readonly Proof[],
  supplier: string,
  at: Date,
): readonly string[] {
  return uncovered(
    names,
    proofs.filter((proof) => stands(proof, supplier, at)),
  )
}

/** Proofs that were given and have since grown too old: they are asked for once more. */
export function agedProofs<One extends Proof>(proofs: readonly One[], supplier: string, at: Date): readonly One[] {
  return proofs.filter(
    // One that another node's clock dates a moment ahead is new, not old.
    ({ method, validatedAt }) => validatedAt !== null && proofReusableUntil({ method, validatedAt, supplier }) <= at,
  )
}
