import type { CertificateName } from '#domain/names/certificate-name.ts'
import { authorizationDomains } from '#domain/validation/authorization-domain.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import { proofReusableUntil } from '#domain/rules/dcv-reuse.ts'
import { proofsFor, stands, type ProvedDomain } from '#domain/validation/standing-proofs.ts'
import type { AccountTx } from '#platform/scope.ts'
import { listProofs } from '#stores/validation-store.ts'

/**
 * Proofs that the account has given this authority and that speak for all of these names today; null where one of them
 * is still to be proved.
 */
export async function knownProofs(
  tx: AccountTx,
  names: readonly CertificateName[],
  supplier: string,
): Promise<readonly DomainValidation[] | null> {
  const proofs = await listProofs(tx, supplier, [...new Set(names.flatMap(authorizationDomains))])
  const standing = proofs.filter((proof) => stands(proof, supplier, tx.now()))
  return proofsFor(
    names.map(({ value }) => value),
    standing,
  )
}

/** The registrable domains among these names of which this authority needs no proof today. */
export async function provedDomains(
  tx: AccountTx,
  names: readonly CertificateName[],
  supplier: string,
): Promise<readonly ProvedDomain[]> {
  const proved: ProvedDomain[] = []
  for (const domain of new Set(names.map((name) => name.domain))) {
    const mine = names.filter((name) => name.domain === domain)
    const ends = ((await knownProofs(tx, mine, supplier)) ?? []).flatMap(({ method, validatedAt }) =>
      validatedAt ? [proofReusableUntil({ method, validatedAt, supplier }).getTime()] : [],
    )
    if (ends.length > 0) proved.push({ domain, until: new Date(Math.min(...ends)) })
  }
  return proved
}
