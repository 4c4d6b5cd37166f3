import type { Contact, Organization } from '#domain/organizations/organization.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

export async function listOrganizations(tx: AccountTx): Promise<Organization[]> {
  const rows = await rowsOf(tx, 'organizations').query().orderBy(['name', 'id'])
  return rows.map(organizationFrom)
}

export async function findOrganization(
  tx: AccountTx,
  by: { readonly id: string | null } | { readonly registration_number: string },
): Promise<Organization | null> {
  const row = await rowsOf(tx, 'organizations').query().where(by).first()
  return row ? organizationFrom(row) : null
}

export async function getOrganization(tx: AccountTx, id: string): Promise<Organization> {
  const organization = await findOrganization(tx, { id })
  if (!organization) throw new Refusal('not_found', 'organization_not_found')
  return organization
}

/** Adds the organization, or finds the one with this registration number: two orders at once make one. */
export async function addOrganization(tx: AccountTx, organization: Organization): Promise<string> {
  const { id, registrationNumber, name, state, address, phone, vatNumber, nafCode } = organization
  await rowsOf(tx, 'organizations')
    .insert({
      id,
      registration_number: registrationNumber,
      name,
      country: address.country,
      state,
      address: JSON.stringify(address),
      phone,
      vat_number: vatNumber,
      naf_code: nafCode,
      created_at: tx.now(),
    })
    .onConflict(['account_id', 'registration_number'])
    .ignore()
  const row = await rowsOf(tx, 'organizations').query().where('registration_number', registrationNumber).first('id')
  return row.id
}

export async function findContact(tx: AccountTx, id: string | null): Promise<Contact | null> {
  const row = await rowsOf(tx, 'contacts').query().where({ id }).first()
  return row ? contactFrom(row) : null
}

export async function getContact(tx: AccountTx, id: string): Promise<Contact> {
  const contact = await findContact(tx, id)
  if (!contact) throw new Refusal('not_found', 'contact_not_found')
  return contact
}

/** Adds somebody; `isProposed`: later order forms offer them. */
export async function addContact(tx: AccountTx, contact: Contact, isProposed = true): Promise<void> {
  const { id, organizationId, firstName, lastName, email, phone, jobTitle, language } = contact
  await rowsOf(tx, 'contacts').insert({
    id,
    organization_id: organizationId,
    first_name: firstName,
    last_name: lastName,
    email,
    phone,
    job_title: jobTitle,
    language,
    proposed_corporate: isProposed,
    proposed_technical: isProposed,
    created_at: tx.now(),
  })
}

function organizationFrom(row: Record<string, unknown>): Organization {
  return {
    id: row['id'],
    registrationNumber: row['registration_number'],
    name: row['name'],
    state: row['state'],
    address: row['address'],
    phone: row['phone'],
    vatNumber: row['vat_number'],
    nafCode: row['naf_code'],
  } as Organization
}

/** The row's own columns; what stands beside them is the contact store's. */
export function contactFrom(row: Record<string, unknown>): Contact {
  return {
    id: row['id'],
    organizationId: row['organization_id'],
    firstName: row['first_name'],
    lastName: row['last_name'],
    email: row['email'],
    phone: row['phone'],
    jobTitle: row['job_title'],
    language: row['language'],
  } as Contact
}
