import { METHOD_RULES, type DcvMethod } from '#domain/rules/dcv-methods.ts'

interface Proof {
  readonly domain: string
  readonly method: DcvMethod
}

/**
 * Whether a proof of this domain by this method speaks for a name of a certificate. DNS and mail speak for the whole
 * subtree and its wildcards; a file on the site speaks for exactly its host (BR §3.2.2.4.18).
 */
export function covers(proof: Proof, name: string): boolean {
  const host = name.replace(/^\*\./, '')
  if (!METHOD_RULES[proof.method].coversBelow) return name === proof.domain
  return host === proof.domain || host.endsWith(`.${proof.domain}`)
}

/** Names that none of the proofs speaks for, in their order. */
export function uncovered(names: readonly string[], proofs: readonly Proof[]): string[] {
  return names.filter((name) => !proofs.some((proof) => covers(proof, name)))
}
