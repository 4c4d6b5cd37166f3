import type { BillingEntity, BillingFields } from '#domain/accounts/billing-entity.ts'
import type { PostalAddress } from '#domain/documents/document.ts'
import { registrationKey } from '#domain/organizations/registration-number.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** Who else may be invoiced, by name, without those retired. */
export async function listBillingEntities(tx: AccountTx): Promise<BillingEntity[]> {
  const rows = await rowsOf(tx, 'billing_entities').query().whereNull('retired_at').orderBy(['name', 'id'])
  return rows.map(entityFrom)
}

/** One that order forms offer, locked for a change where it is asked for. */
export async function getBillingEntity(tx: AccountTx, id: string, lock = false): Promise<BillingEntity> {
  const query = rowsOf(tx, 'billing_entities').query().where({ id }).whereNull('retired_at')
  const row = await (lock ? query.forUpdate() : query).first()
  if (!row) throw new Refusal('not_found', 'billing_entity_not_found')
  return entityFrom(row)
}

/** Adds an entity; sent twice under the same id it is there once. */
export async function insertBillingEntity(tx: AccountTx, id: string, fields: BillingFields): Promise<boolean> {
  const added = await rowsOf(tx, 'billing_entities')
    .insert({ id, ...columnsOf(fields), created_at: tx.now() })
    .onConflict(['account_id', 'id'])
    .ignore()
    .returning('id')
  return added.length > 0
}

export async function saveBillingEntity(tx: AccountTx, id: string, fields: BillingFields): Promise<void> {
  await rowsOf(tx, 'billing_entities').query().where({ id }).update(columnsOf(fields))
}

export async function retireBillingEntity(tx: AccountTx, id: string): Promise<void> {
  await rowsOf(tx, 'billing_entities').query().where({ id }).update({ retired_at: tx.now(), is_default: false })
}

/** Makes this one the entity that order forms propose; null makes it the account itself. */
export async function saveDefaultBillingEntity(tx: AccountTx, id: string | null): Promise<void> {
  await rowsOf(tx, 'billing_entities').query().where('is_default', true).update({ is_default: false })
  if (id !== null) await rowsOf(tx, 'billing_entities').query().where({ id }).update({ is_default: true })
}

function columnsOf({
  registrationNumber,
  name,
  street,
  postalCode,
  city,
  state,
  country,
  phone,
  vatNumber,
}: BillingFields) {
  const lines = street.split('\n').map((line) => line.trim())
  return {
    registration_number: registrationKey(registrationNumber),
    name,
    address: JSON.stringify({ lines, postalCode, city, country }),
    state,
    phone,
    vat_number: vatNumber,
  }
}

function entityFrom(row: Record<string, unknown>): BillingEntity {
  const { lines, postalCode, city, country } = row['address'] as PostalAddress
  return {
    id: row['id'],
    registrationNumber: row['registration_number'],
    name: row['name'],
    street: lines.join('\n'),
    postalCode,
    city,
    state: row['state'],
    country,
    phone: row['phone'],
    vatNumber: row['vat_number'],
    isDefault: row['is_default'],
    retiredAt: row['retired_at'],
  } as BillingEntity
}
