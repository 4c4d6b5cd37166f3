import { isProofReusable, proofReusableUntil } from '#domain/rules/dcv-reuse.ts'
import { METHOD_RULES } from '#domain/rules/dcv-methods.ts'
import { covers, uncovered } from './coverage.ts'
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

/** A registrable domain that asks for no proof any more, and from when on it does again. */
export interface ProvedDomain {
  readonly domain: string
  readonly until: Date
}

/** The few of these proofs that speak for all of the names, wide ones before those of a single host; null where one is missing. */
export function proofsFor<One extends Proof>(names: readonly string[], proofs: readonly One[]): readonly One[] | null {
  const reach = ({ method }: One) => (METHOD_RULES[method].coversBelow ? 0 : 1)
  const ordered = proofs.toSorted((a, b) => reach(a) - reach(b))
  const chosen = names.map((name) => ordered.find((proof) => covers(proof, name)))
  return chosen.every((proof) => proof !== undefined) ? [...new Set(chosen)] : null
}
