import { BUSINESS_CATEGORIES, DEFAULT_KIND } from '#domain/organizations/holder-kind.ts'
import type { Organization } from '#domain/organizations/organization.ts'

/** Attributes of a certificate's subject by their usual names; the ports' `SubjectFields` fits. */
export interface OrderSubject {
  readonly commonName: string
  readonly organization?: string
  readonly locality?: string
  readonly state?: string
  readonly country?: string
  readonly serialNumber?: string
  readonly businessCategory?: string
  readonly jurisdictionCountry?: string
}

/** What is known of a holder that its certificate can say. */
export interface SubjectHolder extends Pick<Organization, 'name' | 'state' | 'registrationNumber' | 'kind'> {
  readonly address: Pick<Organization['address'], 'city' | 'country'>
}

/** The subject that an audited holder gets. DV certificates name nobody, only hosts (BR §7.1.2.7.2). */
export function subjectFieldsOf(family: string, commonName: string, organization: SubjectHolder | null): OrderSubject {
  if (family === 'dv' || !organization) return { commonName }
  const { name, address, state, registrationNumber } = organization
  const holder = {
    commonName,
    organization: name,
    locality: address.city,
    country: address.country,
    ...(state !== null && { state }),
  }
  if (family !== 'ev') return holder
  // EVG §7.1.4.2: the register's number and country beside the name.
  return {
    ...holder,
    serialNumber: registrationNumber,
    businessCategory: BUSINESS_CATEGORIES[organization.kind ?? DEFAULT_KIND],
    jurisdictionCountry: address.country,
  }
}
