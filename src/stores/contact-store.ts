import type { KeptContact, ContactFields, ProposalChange } from '#domain/organizations/kept-contact.ts'
import {
  CONTACT_ROLES,
  type ContactAddress,
  type ContactRole,
  type KnownContact,
} from '#domain/organizations/organization.ts'
import { searchable } from '#domain/orders/search-text.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'
import { contactFrom } from './organization-store.ts'

/** Everybody whom order forms may propose, by name; nobody whom a stranger has named. */
export async function listKnownContacts(tx: AccountTx): Promise<KnownContact[]> {
  const rows = await rowsOf(tx, 'contacts')
    .query()
    .where('is_claimed', false)
    .whereNull('retired_at')
    .orderBy(['last_name', 'first_name', 'id'])
  const others = await otherOrganizations(tx, null)
  return rows.map((row) => knownFrom(row, others))
}

/** Addresses of contacts who may be proposed, the newest first. */
export async function listContactAddresses(tx: AccountTx, most: number): Promise<ContactAddress[]> {
  const rows = await rowsOf(tx, 'contacts')
    .query()
    .where('is_claimed', false)
    .whereNull('retired_at')
    .orderBy([{ column: 'known_since', order: 'desc' }, 'id'])
    .limit(most)
  return rows.map((row) => ({
    name: `${row.first_name} ${row.last_name}`,
    email: row.email,
    since: row.known_since,
    by: row.known_by,
  }))
}

/** Since when a contact of the account has this address; null where none has. */
export async function addressKnownSince(tx: AccountTx, email: string): Promise<Date | null> {
  const row = await rowsOf(tx, 'contacts')
    .query()
    .where('is_claimed', false)
    .whereNull('retired_at')
    .whereRaw('lower(email) = lower(?)', [email])
    .min('known_since as since')
    .first()
  return row?.since ?? null
}

/** A contact whether retired or not; one that was merged away too, so that its address still leads somewhere. */
export async function getKeptContact(tx: AccountTx, id: string, lock = false): Promise<KeptContact> {
  const query = rowsOf(tx, 'contacts').query().where({ id })
  const row = await (lock ? query.forUpdate() : query).first()
  if (!row) throw new Refusal('not_found', 'contact_not_found')
  return keptFrom(row, await otherOrganizations(tx, id))
}

/** Locks several contacts in one order, so that two merges at once wait for each other and not for ever. */
export async function lockKeptContacts(tx: AccountTx, ids: readonly string[]): Promise<readonly KeptContact[]> {
  const rows = await rowsOf(tx, 'contacts').query().whereIn('id', ids).orderBy('id').forUpdate()
  const others = await otherOrganizations(tx, null)
  return rows.map((row) => keptFrom(row, others))
}

/** Adds a contact; sent twice under the same id it is there once. */
export async function insertContact(tx: AccountTx, id: string, fields: ContactFields): Promise<boolean> {
  const added = await rowsOf(tx, 'contacts')
    .insert({ id, ...columnsOf(fields), created_at: tx.now(), known_since: tx.now(), known_by: tx.actor.name })
    .onConflict(['account_id', 'id'])
    .ignore()
    .returning('id')
  return added.length > 0
}

export async function saveContact(tx: AccountTx, id: string, fields: ContactFields): Promise<void> {
  await change(tx, id, { ...columnsOf(fields), ...knownAnew(tx, fields.email, fields.proposedAs.length > 0) })
}

/** Orders are found by what their contacts are called now, and by what they were called before. */
export async function addContactWords(tx: AccountTx, id: string, fields: ContactFields): Promise<void> {
  const words = searchable(`${fields.firstName} ${fields.lastName} ${fields.email}`)
  await rowsOf(tx, 'orders')
    .query()
    .whereRaw('(corporate_contact_id = ? or technical_contact_id = ?)', [id, id])
    .update({ search_text: tx.trx.raw(`search_text || ' ' || ?`, [words]) })
}

export async function saveProposal(tx: AccountTx, { contactId, role, proposed }: ProposalChange): Promise<void> {
  const columns = { [`proposed_${role}`]: proposed, ...(proposed && { is_claimed: false }) }
  await change(tx, contactId, { ...columns, ...knownAnew(tx, null, proposed) })
}

/** An address counts from the day on which it was written, and that of whom a stranger named from when they are vouched for. */
function knownAnew(tx: AccountTx, email: string | null, isVouchedFor: boolean) {
  const isNew = '(is_claimed and ?::boolean) or lower(email) is distinct from lower(coalesce(?::text, email))'
  const unless = (column: string, value: Date | string) =>
    tx.trx.raw(`case when ${isNew} then ? else ${column} end`, [isVouchedFor, email, value])
  return { known_since: unless('known_since', tx.now()), known_by: unless('known_by', tx.actor.name) }
}

export async function saveRetirement(tx: AccountTx, id: string, retiredAt: Date | null): Promise<void> {
  await change(tx, id, { retired_at: retiredAt })
}

/** In how many orders a contact was replaced, by what it is there. */
export type ReplacedIn = Readonly<Record<ContactRole, number>>

/** Lets the kept contact stand wherever the duplicate stood: in orders, open forms and for organizations. */
export async function replaceContact(tx: AccountTx, duplicate: KeptContact, kept: KeptContact): Promise<ReplacedIn> {
  const orders = () => rowsOf(tx, 'orders').query()
  const words = searchable(`${kept.firstName} ${kept.lastName} ${kept.email}`)
  const search_text = tx.trx.raw(`search_text || ' ' || ?`, [words])
  const corporate = await orders()
    .where('corporate_contact_id', duplicate.id)
    .update({ corporate_contact_id: kept.id, search_text })
  const technical = await orders()
    .where('technical_contact_id', duplicate.id)
    .update({ technical_contact_id: kept.id, search_text })
  await rowsOf(tx, 'order_drafts')
    .query()
    .whereNull('order_id')
    .whereRaw('input::text like ?', [`%${duplicate.id}%`])
    .update({ input: tx.trx.raw('replace(input::text, ?, ?)::jsonb', [duplicate.id, kept.id]) })
  for (const organizationId of [duplicate.organizationId, ...duplicate.otherOrganizationIds]) {
    if (organizationId === kept.organizationId) continue
    await rowsOf(tx, 'contact_organizations')
      .insert({ contact_id: kept.id, organization_id: organizationId })
      .onConflict(['account_id', 'contact_id', 'organization_id'])
      .ignore()
  }
  await rowsOf(tx, 'contacts').query().where('merged_into', duplicate.id).update({ merged_into: kept.id })
  await change(tx, duplicate.id, { merged_into: kept.id, retired_at: duplicate.retiredAt ?? tx.now() })
  return { corporate, technical }
}

async function change(tx: AccountTx, id: string, columns: object): Promise<void> {
  await rowsOf(tx, 'contacts').query().where({ id }).update(columns)
}

async function otherOrganizations(tx: AccountTx, contactId: string | null): Promise<ReadonlyMap<string, string[]>> {
  const all = rowsOf(tx, 'contact_organizations').query()
  const rows = await (contactId === null ? all : all.where('contact_id', contactId)).select(
    'contact_id',
    'organization_id',
  )
  const others = new Map<string, string[]>()
  for (const row of rows) others.set(row.contact_id, [...(others.get(row.contact_id) ?? []), row.organization_id])
  return others
}

function columnsOf({
  organizationId,
  firstName,
  lastName,
  jobTitle,
  email,
  phone,
  language,
  proposedAs,
}: ContactFields) {
  return {
    organization_id: organizationId,
    first_name: firstName,
    last_name: lastName,
    job_title: jobTitle === '' ? null : jobTitle,
    email,
    phone,
    language,
    proposed_corporate: proposedAs.includes('corporate'),
    proposed_technical: proposedAs.includes('technical'),
    // People may correct their own entry; only who proposes somebody vouches for them.
    ...(proposedAs.length > 0 && { is_claimed: false }),
  }
}

function knownFrom(row: Record<string, unknown>, others: ReadonlyMap<string, string[]>): KnownContact {
  return {
    ...contactFrom(row),
    otherOrganizationIds: others.get(row['id'] as string) ?? [],
    proposedAs: CONTACT_ROLES.filter((role) => row[`proposed_${role}`] === true),
  }
}

function keptFrom(row: Record<string, unknown>, others: ReadonlyMap<string, string[]>): KeptContact {
  return {
    ...knownFrom(row, others),
    retiredAt: row['retired_at'] as Date | null,
    mergedInto: row['merged_into'] as string | null,
  }
}
