import { methodEndsAt, type DcvMethod } from './dcv-methods.ts'
import { reuseEndsAt, type ReuseRule } from './reuse.ts'

/** Age limits of proofs of control over domains and addresses (BR §4.2.1). */
export const DCV_REUSE: readonly ReuseRule[] = [
  { from: '2018-03-01', days: 825, rule: 'TLS-06', source: 'BR §4.2.1' },
  { from: '2020-09-01', days: 398, rule: 'TLS-06', source: 'BR §4.2.1' },
  { from: '2026-03-15', days: 200, rule: 'TLS-06', source: 'BR §4.2.1' },
  { from: '2027-03-15', days: 100, rule: 'TLS-06', source: 'BR §4.2.1' },
  { from: '2029-03-15', days: 10, rule: 'TLS-06', source: 'BR §4.2.1' },
]

/** A persistent TXT record is read anew every ten days, whatever the table above says (TLS-05). */
const PERSISTENT_REUSE: readonly ReuseRule[] = [
  { from: '2018-03-01', days: 10, rule: 'TLS-05', source: 'BR §3.2.2.4.22' },
]

/** Suppliers that accept less than the rules allow (TLS-04). */
const SUPPLIER_REUSE: readonly (ReuseRule & { readonly supplier: string })[] = [
  { supplier: 'sectigo', from: '2026-03-12', days: 198, rule: 'TLS-04', source: 'Sectigo announcement' },
]

export interface DomainProof {
  readonly validatedAt: Date
  readonly method: DcvMethod
  readonly supplier?: string
}

/** The first moment at which a proof may no longer be used, by what is known today. Ask again at use; never store it. */
export function proofReusableUntil(proof: DomainProof): Date {
  const ends = tablesFor(proof).map((table) => reuseEndsAt(table, proof.validatedAt))
  const sunset = methodEndsAt(proof.method)
  return new Date(Math.min(...[...ends, ...(sunset ? [sunset] : [])].map(Number)))
}

export function isProofReusable(proof: DomainProof, at: Date): boolean {
  return proof.validatedAt <= at && at < proofReusableUntil(proof)
}

function tablesFor({ method, supplier }: DomainProof): readonly (readonly ReuseRule[])[] {
  const practice = SUPPLIER_REUSE.filter((row) => row.supplier === supplier)
  return [DCV_REUSE, ...(method === 'dns_persistent' ? [PERSISTENT_REUSE] : []), ...(practice.length ? [practice] : [])]
}
