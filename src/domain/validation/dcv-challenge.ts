import type { DcvMethod } from '#domain/rules/dcv-methods.ts'
import { formatOf, type ChallengeInput, type PlacedMethod } from './challenge-formats.ts'
import type { Expectation } from './domain-validation.ts'

/** What the customer must put where, in the supplier's own format; null while it hangs on a CSR that is missing. */
export function placedChallenge(method: PlacedMethod, supplier: string, input: ChallengeInput): Expectation | null {
  return formatOf(supplier, method)(input)
}

/** Whether what must be put somewhere is made from the CSR, so that another CSR asks for something else (SEC-02). */
export function hangsOnCsr(method: DcvMethod, supplier: string): boolean {
  const isPlaced = method === 'dns_txt' || method === 'dns_cname' || method === 'http_file'
  return isPlaced && placedChallenge(method, supplier, { domain: '', token: '', zone: '', csr: null }) === null
}

/** Who the challenge mail is written to: five constructed addresses at each of these domains (BR §3.2.2.4.4). */
export function mailChallenge(authorizationDomains: readonly string[]): Expectation {
  const addresses = authorizationDomains.flatMap((domain) => MAILBOXES.map((mailbox) => `${mailbox}@${domain}`))
  return { location: '', value: '', addresses }
}

const MAILBOXES = ['admin', 'administrator', 'webmaster', 'hostmaster', 'postmaster']
