import { registrationKey } from '#domain/organizations/registration-number.ts'
import { similarity } from '#domain/organizations/similarity.ts'
import { mailDomain, ownMailDomains } from './mail-domain.ts'

export const DUPLICATE_REASONS = ['registration_number', 'name', 'mail_domain'] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

/** Something known that may be the same customer: an account, a holder of one, or another registration. */
export interface DuplicateCandidate {
  readonly kind: 'account' | 'organization' | 'registration'
  readonly id: string
  /** Name of the account, or of whoever registered. */
  readonly name: string
  /** The name that is compared, where it is another one: a holder's. */
  readonly organization_name: string
  readonly registration_number: string
  /** Addresses of its people. */
  readonly addresses: readonly string[]
}

export interface Duplicate extends DuplicateCandidate {
  readonly reasons: readonly DuplicateReason[]
}

/** What a registration is compared by. */
export interface Compared {
  readonly registrationNumber: string
  readonly name: string
  readonly addresses: readonly string[]
}

/** Those of the candidates that look like the same customer, with what they share; the surest first. */
export function duplicatesAmong(registration: Compared, candidates: readonly DuplicateCandidate[]): Duplicate[] {
  return candidates
    .map((candidate) => ({ ...candidate, reasons: sharedWith(registration, candidate) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => weight(b) - weight(a))
}

/** What a registration and something known have in common. */
export function sharedWith(
  registration: Compared,
  candidate: Pick<DuplicateCandidate, 'organization_name' | 'registration_number' | 'addresses'>,
): DuplicateReason[] {
  const domains = ownMailDomains(registration.addresses)
  const shared: Readonly<Record<DuplicateReason, boolean>> = {
    registration_number:
      companyNumber(registration.registrationNumber) === companyNumber(candidate.registration_number),
    name: similarity(registration.name, candidate.organization_name) !== 'different',
    mail_domain: candidate.addresses.some((address) => domains.includes(mailDomain(address))),
  }
  return DUPLICATE_REASONS.filter((reason) => shared[reason])
}

/** A SIRET names one establishment of the company that its first nine digits, the SIREN, name (ID-01). */
export function companyNumber(number: string): string {
  const key = registrationKey(number)
  return /^\d{14}$/.test(key) ? key.slice(0, 9) : key
}

const WEIGHTS: Readonly<Record<DuplicateReason, number>> = { registration_number: 4, name: 2, mail_domain: 1 }

/** How sure it is that they are the same. */
export const weight = ({ reasons }: Pick<Duplicate, 'reasons'>) =>
  reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0)
