import { searchable } from '#domain/orders/search-text.ts'
import type { HolderKind } from '#domain/organizations/holder-kind.ts'
import type { Contact, Organization } from '#domain/organizations/organization.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** What the account itself knows; what strangers claim of organizations is found by its id alone. */
export async function listOrganizations(tx: AccountTx): Promise<Organization[]> {
  const rows = await rowsOf(tx, 'organizations').query().where('is_claimed', false).orderBy(['name', 'id'])
  return rows.map(organizationFrom)
}

export async function findOrganization(
  tx: AccountTx,
  by: { readonly id: string | null } | { readonly registration_number: string },
): Promise<Organization | null> {
  const known = 'id' in by ? by : { ...by, is_claimed: false }
  const row = await rowsOf(tx, 'organizations').query().where(known).first()
  return row ? organizationFrom(row) : null
}

export async function getOrganization(tx: AccountTx, id: string): Promise<Organization> {
  const organization = await findOrganization(tx, { id })
  if (!organization) throw new Refusal('not_found', 'organization_not_found')
  return organization
}

/** Adds the organization, or finds the one with this registration number: two orders at once make one. */
export async function addOrganization(tx: AccountTx, organization: Organization): Promise<string> {
  const number = organization.registrationNumber
  await insertOrganization(tx, organization, false)
    .onConflict(tx.trx.raw('(account_id, registration_number) where not is_claimed'))
    .ignore()
  const row = await rowsOf(tx, 'organizations')
    .query()
    .where({ registration_number: number, is_claimed: false })
    .first('id')
  return row.id
}

/** Adds what a stranger says of an organization, beside whatever the account knows of it. */
export async function addClaimedOrganization(tx: AccountTx, organization: Organization): Promise<string> {
  await insertOrganization(tx, organization, true)
  return organization.id
}

/** Takes a claim as known, or gives the organization that was known meanwhile by its number, with the claim's people. */
export async function takeClaim(tx: AccountTx, id: string): Promise<Organization> {
  const claimed = await getOrganization(tx, id)
  const known = await findOrganization(tx, { registration_number: claimed.registrationNumber })
  if (!known) {
    await rowsOf(tx, 'organizations').query().where({ id }).update({ is_claimed: false })
    return claimed
  }
  if (known.id !== id) {
    await rowsOf(tx, 'contacts').query().where('organization_id', id).update({ organization_id: known.id })
  }
  return known
}

/** What our team corrects in a holder; its number stays, for another number is another organization. */
export interface HolderCorrection {
  readonly name: string
  readonly city: string
  readonly state: string | null
  /** Null where its certificate does not say it. */
  readonly kind: HolderKind | null
}

/** Keeps what a known organization is, said with the first order that asks. */
export async function saveHolderKind(tx: AccountTx, id: string, kind: HolderKind): Promise<void> {
  await rowsOf(tx, 'organizations').query().where({ id }).whereNull('kind').update({ kind })
}

/** Corrects a holder, and the name that its orders under way show. */
export async function saveHolder(
  tx: AccountTx,
  id: string,
  { name, city, state, kind }: HolderCorrection,
): Promise<void> {
  const address = tx.trx.raw(`jsonb_set(address, '{city}', to_jsonb(?::text))`, [city])
  await rowsOf(tx, 'organizations')
    .query()
    .where({ id })
    .update({ name, state, address, ...(kind !== null && { kind }) })
  const search_text = tx.trx.raw(`search_text || ' ' || ?`, [searchable(name)])
  const underWay = { organization_id: id, is_open: true }
  await rowsOf(tx, 'orders').query().where(underWay).update({ organization_name: name, search_text })
}

function insertOrganization(tx: AccountTx, organization: Organization, isClaimed: boolean) {
  const { id, registrationNumber, name, state, address, phone, vatNumber, nafCode, kind } = organization
  return rowsOf(tx, 'organizations').insert({
    id,
    registration_number: registrationNumber,
    name,
    country: address.country,
    state,
    address: JSON.stringify(address),
    phone,
    vat_number: vatNumber,
    naf_code: nafCode,
    kind,
    created_at: tx.now(),
    is_claimed: isClaimed,
  })
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

/** Adds somebody. Whom a stranger names is no person of the account before an administrator proposes them. */
export async function addContact(tx: AccountTx, contact: Contact, isClaimed = false): Promise<void> {
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
    proposed_corporate: !isClaimed,
    proposed_technical: !isClaimed,
    is_claimed: isClaimed,
    created_at: tx.now(),
    known_since: tx.now(),
    known_by: tx.actor.name,
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
    kind: row['kind'],
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
