import {
  CONTACT_PURPOSES,
  type ContactPoint,
  type ContactPoints,
  type ContactPurpose,
} from '#domain/accounts/contact-points.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

export async function readContactPoints(tx: AccountTx): Promise<ContactPoints> {
  const rows = await rowsOf(tx, 'contact_points').query().select('purpose', 'email', 'language')
  const of = (purpose: ContactPurpose): ContactPoint | null => {
    const row = rows.find((one) => one.purpose === purpose)
    return row ? { email: row.email, language: row.language } : null
  }
  return Object.fromEntries(CONTACT_PURPOSES.map((purpose) => [purpose, of(purpose)])) as ContactPoints
}

/** The account's address for a purpose; null where it has named none. */
export async function findContactPoint(tx: AccountTx, purpose: ContactPurpose): Promise<ContactPoint | null> {
  return (await rowsOf(tx, 'contact_points').query().where({ purpose }).first('email', 'language')) ?? null
}

export async function saveContactPoint(
  tx: AccountTx,
  purpose: ContactPurpose,
  point: ContactPoint | null,
): Promise<void> {
  if (!point) {
    await rowsOf(tx, 'contact_points').query().where({ purpose }).delete()
    return
  }
  await rowsOf(tx, 'contact_points')
    .insert({ purpose, ...point })
    .onConflict(['account_id', 'purpose'])
    .merge(['email', 'language'])
}
