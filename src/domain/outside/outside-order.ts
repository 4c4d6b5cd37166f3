import { displayName, readCertificate } from '#domain/certificates/certificate-reader.ts'
import { readBundle } from '#domain/certificates/bundle.ts'
import {
  companyNumber,
  sharedWith,
  weight,
  type Compared,
  type DuplicateReason,
} from '#domain/registrations/duplicates.ts'

/** An order that was sold outside the portal, as the register keeps it. */
export interface OutsideOrder {
  readonly id: string
  readonly reference: string
  readonly commonName: string
  readonly names: readonly string[]
  /** Null for what is not sold any more, or never was by us. */
  readonly productCode: string | null
  readonly productName: string
  readonly organizationName: string
  readonly registrationNumber: string
  readonly buyerEmail: string
  readonly validFrom: Date
  readonly validTo: Date
  readonly serial: string | null
}

/** What a certificate says about the order it came from. */
export interface ReadOrder {
  readonly commonName: string
  readonly names: readonly string[]
  readonly organizationName: string
  readonly registrationNumber: string
  readonly validFrom: Date
  readonly validTo: Date
  readonly serial: string
  readonly sha256: string
  readonly pem: string
}

/** Reads a pasted certificate, with its chain or without; null where there is none that can be read. */
export function readOutsideCertificate(pasted: string): ReadOrder | null {
  const bundle = readBundle(pasted)
  if (!bundle) return null
  const certificate = readCertificate(bundle.pem)
  const { fields } = certificate.subject
  const { dns, ip, email } = certificate.extensions.sans
  const commonName = displayName(certificate) ?? ''
  const names = [...new Set([commonName, ...dns, ...ip, ...email])].filter((name) => name !== '')
  return {
    commonName,
    names,
    organizationName: fields.organization ?? '',
    registrationNumber: fields.serialNumber ?? '',
    validFrom: certificate.notBefore,
    validTo: certificate.notAfter,
    serial: certificate.serial,
    sha256: certificate.sha256,
    pem: bundle.pem,
  }
}

export const ATTACHED_STATES = ['to_check', 'confirmed', 'rejected'] as const
export type AttachedState = (typeof ATTACHED_STATES)[number]

/** An order of the register that an account has, with what the account says about it. */
export interface AttachedOrder {
  readonly id: string
  readonly state: AttachedState
  readonly reference: string
  readonly commonName: string
  readonly names: readonly string[]
  readonly productCode: string | null
  readonly productName: string
  readonly organizationName: string
  readonly validFrom: Date
  readonly validTo: Date
  readonly checkedAt: Date | null
  readonly checkedBy: string | null
}

export const LONGEST_REJECTION = 500

export type OutsideCandidate = Pick<
  OutsideOrder,
  | 'id'
  | 'reference'
  | 'commonName'
  | 'productName'
  | 'organizationName'
  | 'registrationNumber'
  | 'buyerEmail'
  | 'validTo'
>

/** A free order of the register that looks like the applicant's, with what they share. */
export interface OutsideMatch extends OutsideCandidate {
  readonly reasons: readonly DuplicateReason[]
}

/** Those of the candidates that may be the applicant's, the surest first. */
export function outsideMatches(compared: Compared, candidates: readonly OutsideCandidate[]): OutsideMatch[] {
  return candidates
    .map((candidate) => ({ ...candidate, reasons: reasonsFor(compared, candidate) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => weight(b) - weight(a))
}

function reasonsFor(compared: Compared, { organizationName, registrationNumber, buyerEmail }: OutsideCandidate) {
  const shared = sharedWith(compared, {
    organization_name: organizationName,
    registration_number: registrationNumber,
    addresses: [buyerEmail],
  })
  // Two that name no number have none in common.
  return companyNumber(registrationNumber) === '' ? shared.filter((one) => one !== 'registration_number') : shared
}

/** Only what has the company's own number is proposed at once; the rest is for somebody to look at. */
export const isSure = ({ reasons }: OutsideMatch): boolean => reasons.includes('registration_number')
