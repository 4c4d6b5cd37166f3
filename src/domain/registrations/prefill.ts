import type { Contact, Organization } from '#domain/organizations/organization.ts'
import { NO_CONTACT, NO_ORGANIZATION } from '#domain/orders/blank-order.ts'
import type { ContactInput, OrganizationInput } from '#domain/orders/order-input.ts'
import type { Language } from '#domain/shared/language.ts'
import type { RegistrationInput } from './registration.ts'

/** Who holds a certificate and who answers for it. */
export interface KnownHolder {
  readonly organization: Organization
  readonly corporate: Contact | null
  readonly technical: Contact | null
}

/** The form before anybody has typed into it. */
export function blankRegistration(language: Language): RegistrationInput {
  return {
    organization: NO_ORGANIZATION,
    corporate: NO_CONTACT,
    technical: NO_CONTACT,
    kind: null,
    purchaseOption: null,
    authenticationMode: null,
    language,
  }
}

/** The form with what a certificate's order knows already. */
export function prefilledRegistration({ organization, corporate, technical }: KnownHolder): RegistrationInput {
  const isOnePerson = technical === null || technical.id === corporate?.id
  return {
    ...blankRegistration((corporate ?? technical)?.language ?? 'en'),
    organization: typedOrganization(organization),
    corporate: typedContact(corporate ?? technical),
    technical: isOnePerson ? null : typedContact(technical),
  }
}

function typedOrganization(organization: Organization): OrganizationInput {
  const { address } = organization
  return {
    registrationNumber: organization.registrationNumber,
    name: organization.name,
    street: address.lines.join('\n'),
    postalCode: address.postalCode,
    city: address.city,
    state: organization.state ?? '',
    country: address.country,
    phone: organization.phone,
    vatNumber: organization.vatNumber ?? '',
    nafCode: '',
  }
}

const typedContact = (contact: Contact | null): ContactInput =>
  contact
    ? {
        firstName: contact.firstName,
        lastName: contact.lastName,
        email: contact.email,
        phone: contact.phone,
        jobTitle: contact.jobTitle ?? '',
      }
    : NO_CONTACT
