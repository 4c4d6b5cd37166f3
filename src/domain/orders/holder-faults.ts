import { unfitFields } from '#domain/certificates/unfit-holder.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { isCountryCode } from '#domain/csr/country-codes.ts'
import { readNafCode } from '#domain/organizations/naf-code.ts'
import type { HolderKind } from '#domain/organizations/holder-kind.ts'
import {
  standsFor,
  type ContactRole,
  type KnownContact,
  type Organization,
} from '#domain/organizations/organization.ts'
import { registrationKey, registrationNumberFault } from '#domain/organizations/registration-number.ts'
import { checkVatNumber } from '#domain/tax/vat-number.ts'
import { EU_COUNTRIES } from '#domain/tax/vat-territory.ts'
import type { OrderFault } from './assessment.ts'
import type { ContactChoice, ContactInput, OrderInput, OrganizationChoice, OrganizationInput } from './order-input.ts'

/** A mail address that a person has: not every one that RFC 5322 allows. */
export const EMAIL = /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\]]{2,}$/
export const PHONE = /^\+?[\d\s().-]{6,25}$/

const fault = (field: string, code: string, values: OrderFault['values'] = {}): OrderFault => ({
  field,
  key: `operations.faults.${code}`,
  values,
})

/** What is missing or wrong in a new organization; the fields' names begin with the prefix. */
export function organizationFaults(organization: OrganizationInput, prefix: string, now: Date): OrderFault[] {
  const { registrationNumber, country, vatNumber, nafCode, phone } = organization
  const faults = requiredFaults(
    organization,
    ['registrationNumber', 'name', 'street', 'postalCode', 'city', 'country', 'phone'],
    prefix,
  )
  if (country !== '' && !isCountryCode(country)) faults.push(fault(`${prefix}country`, 'country_not_iso'))
  if (registrationNumber !== '' && registrationNumberFault(registrationNumber, country) !== null) {
    faults.push(fault(`${prefix}registration_number`, 'registration_number_wrong'))
  }
  if (vatNumber !== '' && isWrongVatNumber(vatNumber, country))
    faults.push(fault(`${prefix}vat_number`, 'vat_number_wrong'))
  const naf = nafCode === '' ? null : readNafCode(nafCode, country, now)
  if (naf && !naf.ok)
    faults.push(fault(`${prefix}naf_code`, naf.fault === 'bad_format' ? 'naf_wrong' : 'naf_only_french'))
  if (phone !== '' && !PHONE.test(phone)) faults.push(fault(`${prefix}phone`, 'phone_wrong'))
  return faults
}

/** Numbers of countries whose form we don't know are taken as they are, where the organization is not in the EU. */
function isWrongVatNumber(vatNumber: string, country: string): boolean {
  const check = checkVatNumber(vatNumber)
  return check.state === 'invalid' && (check.reason !== 'unknown_country' || EU_COUNTRIES.has(country))
}

/** What is missing or wrong in a new contact. */
export function contactFaults(contact: ContactInput, prefix: string): OrderFault[] {
  const faults = requiredFaults(contact, ['firstName', 'lastName', 'email', 'phone'], prefix)
  if (contact.email !== '' && !EMAIL.test(contact.email)) faults.push(fault(`${prefix}email`, 'email_wrong'))
  if (contact.phone !== '' && !PHONE.test(contact.phone)) faults.push(fault(`${prefix}phone`, 'phone_wrong'))
  return faults
}

interface Known {
  readonly organizations: readonly { readonly id: string }[]
  readonly contacts: readonly Pick<KnownContact, 'id' | 'organizationId' | 'otherOrganizationIds' | 'proposedAs'>[]
}

/** Of a known organization the audit finds what its certificate can't carry: only our team can correct it. */
export function holderFaults(
  choice: OrganizationChoice,
  known: Known & { readonly now: Date; readonly product: Pick<Product, 'caFamily'> },
): OrderFault[] {
  if (choice.kind === 'new') {
    const faults = organizationFaults(choice.fields, 'organization_', known.now)
    return [...faults, ...certificateFaults(choice.fields, known.product.caFamily, faults)]
  }
  return known.organizations.some(({ id }) => id === choice.id) ? [] : [fault('organization', 'choose_one')]
}

/** What the certificate could not say of a new holder; one complaint a field is enough. */
function certificateFaults(
  { name, city, state, country, registrationNumber }: OrganizationInput,
  family: Product['caFamily'],
  others: readonly OrderFault[],
): OrderFault[] {
  const holder = {
    name,
    state: state === '' ? null : state,
    address: { city, country },
    registrationNumber: registrationKey(registrationNumber),
    kind: null,
  }
  return unfitFields(family, holder)
    .map(({ field, fault: code, maximum }) => fault(`organization_${field}`, code, { maximum }))
    .filter(({ field }) => others.every((other) => other.field !== field))
}

/** The kind that an order's holder has, or will have: what is known of an organization is not said anew by a form. */
export function holderKindOf(
  { organization, holderKind }: Pick<OrderInput, 'organization' | 'holderKind'>,
  organizations: readonly Pick<Organization, 'id' | 'kind'>[],
): HolderKind | null {
  const known = organization.kind === 'known' ? organizations.find(({ id }) => id === organization.id) : undefined
  return known?.kind ?? holderKind
}

/** Only an EV certificate says what its holder is. */
export function kindFaults(
  input: Pick<OrderInput, 'organization' | 'holderKind'>,
  { organizations, product }: { readonly organizations: readonly Organization[]; readonly product: Product },
): OrderFault[] {
  const isMissing = product.caFamily === 'ev' && holderKindOf(input, organizations) === null
  return isMissing ? [fault('holder_kind', 'choose_one')] : []
}

/** Known people are taken as what the account's administrators propose them as. */
export function personFaults(choice: ContactChoice, role: ContactRole, known: Known): OrderFault[] {
  if (choice.kind === 'same') return []
  if (choice.kind === 'new') return contactFaults(choice.fields, `${role}_`)
  const isProposed = known.contacts.some(({ id, proposedAs }) => id === choice.id && proposedAs.includes(role))
  return isProposed ? [] : [fault(role, 'choose_one')]
}

/** The corporate contact belongs to the holder: who is asked about it must know it (guide 5.1.1). */
export function corporateFaults(
  { organization, corporateContact }: Pick<OrderInput, 'organization' | 'corporateContact'>,
  { contacts }: Known,
): OrderFault[] {
  if (corporateContact.kind !== 'known') return []
  const person = contacts.find(({ id }) => id === corporateContact.id)
  const isTheirs = person && organization.kind === 'known' && standsFor(person, organization.id)
  return !person || isTheirs ? [] : [fault('corporate', 'not_of_holder')]
}

/** Longest text of any single field; the columns of the database take more. */
export const LONGEST_FIELD = 200

function requiredFaults<T extends object>(
  fields: T,
  required: readonly (keyof T & string)[],
  prefix: string,
): OrderFault[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const field = prefix + name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    if (String(value).length > LONGEST_FIELD) return [fault(field, 'too_long', { maximum: LONGEST_FIELD })]
    return value === '' && required.includes(name as keyof T & string) ? [fault(field, 'required')] : []
  })
}
