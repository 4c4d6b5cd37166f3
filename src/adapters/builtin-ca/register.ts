import type { Knex } from 'knex'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import type { RevokedEntry } from '#domain/certificates/crl.ts'
import type { RevocationReason } from '#domain/rules/revocation-reasons.ts'
import { newId } from '#platform/ids.ts'

/** A row of the authority's register. */
export interface Entry {
  readonly id: string
  readonly ca_id: string
  readonly request_sha256: string
  readonly state: 'planned' | 'issued' | 'refused' | 'cancelled'
  readonly refusal: string | null
  readonly serial: string | null
  readonly content: Buffer | null
  readonly certificate_pem: string | null
  readonly not_after: Date | null
  readonly revoked_at: Date | null
  readonly revocation_reason: RevocationReason | null
}

export interface EntryKey {
  readonly reference: string
  readonly sequence: number
}

/** What is written down before anything is signed. */
export interface Plan extends EntryKey {
  readonly caId: string
  readonly requestSha256: string
  readonly plannedAt: Date
  /** Or why nothing will be signed. */
  readonly outcome: { readonly serial: string; readonly content: Buffer } | { readonly refusal: string }
}

export async function findEntry(db: Knex, id: string): Promise<Entry | null> {
  return (await db<Entry>('ca_issued').where('id', id).first()) ?? null
}

export async function findEntryByKey(db: Knex, { reference, sequence }: EntryKey): Promise<Entry | null> {
  return (await db<Entry & EntryKey>('ca_issued').where({ reference, sequence }).first()) ?? null
}

export async function lockEntry(trx: Knex.Transaction, id: string): Promise<Entry> {
  const entry = await trx<Entry>('ca_issued').where('id', id).forUpdate().first()
  if (!entry) throw new Error(`no entry ${id} in the register`)
  return entry
}

/** Writes the plan down unless its key is there already; whoever came first is found by `findEntryByKey`. */
export async function recordPlan(db: Knex, plan: Plan): Promise<void> {
  const { outcome } = plan
  await db('ca_issued')
    .insert({
      id: newId(plan.plannedAt),
      ca_id: plan.caId,
      reference: plan.reference,
      sequence: plan.sequence,
      request_sha256: plan.requestSha256,
      planned_at: plan.plannedAt,
      ...('refusal' in outcome ? { state: 'refused', refusal: outcome.refusal } : { state: 'planned', ...outcome }),
    })
    .onConflict(['reference', 'sequence'])
    .ignore()
}

export async function markRefused(trx: Knex.Transaction, id: string, refusal: string): Promise<void> {
  await trx('ca_issued').where({ id, state: 'planned' }).update({ state: 'refused', refusal })
}

export async function markIssued(trx: Knex.Transaction, id: string, der: Buffer, at: Date): Promise<void> {
  const { pem, notAfter } = readCertificate(der)
  await trx('ca_issued')
    .where({ id, state: 'planned' })
    .update({ state: 'issued', certificate_pem: pem, not_after: notAfter, issued_at: at })
}

/** Only what has not been signed can still be cancelled. */
export async function markCancelled(db: Knex, id: string): Promise<void> {
  await db('ca_issued').where({ id, state: 'planned' }).update({ state: 'cancelled' })
}

export async function lockIssuedBySerial(
  trx: Knex.Transaction,
  caIds: readonly string[],
  serial: string,
): Promise<Entry | null> {
  const query = trx<Entry>('ca_issued')
    .where({ serial, state: 'issued' })
    .whereIn('ca_id', [...caIds])
  return (await query.forUpdate().first()) ?? null
}

export async function markRevoked(
  trx: Knex.Transaction,
  id: string,
  reason: RevocationReason,
  at: Date,
): Promise<void> {
  await trx('ca_issued').where({ id, revoked_at: null }).update({ revoked_at: at, revocation_reason: reason })
}

/** Issued certificates of one authority among these serial numbers, by serial number. */
export async function findIssued(
  db: Knex,
  caId: string,
  serials: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const rows = await db<Entry>('ca_issued')
    .where({ ca_id: caId, state: 'issued' })
    .whereIn('serial', [...serials])
  return new Map(rows.flatMap((row) => (row.serial === null ? [] : [[row.serial, row]])))
}

/** What a list made now must hold: everything revoked that had not expired before the list that came before (PK-07). */
export async function listRevoked(
  trx: Knex.Transaction,
  caId: string,
  stillValidAt: Date | null,
): Promise<RevokedEntry[]> {
  const query = trx('ca_issued').where('ca_id', caId).whereNotNull('revoked_at').orderBy('revoked_at').orderBy('id')
  if (stillValidAt) query.where('not_after', '>=', stillValidAt)
  const rows: { serial: string; revokedAt: Date; reason: RevocationReason }[] = await query.select({
    serial: 'serial',
    revokedAt: 'revoked_at',
    reason: 'revocation_reason',
  })
  return rows
}

/** Puts an issuing authority's certificate into its root's register, so that the root can answer for it. */
export async function recordIssuedAuthority(
  trx: Knex.Transaction,
  { root, code, content, der, at }: { root: string; code: string; content: Buffer; der: Buffer; at: Date },
): Promise<void> {
  await recordSigned(trx, { caId: root, reference: `authority ${code}`, content, der, at })
}

/** Enters what was signed without a request that anybody sent. */
export async function recordSigned(
  trx: Knex.Transaction,
  { caId, reference, content, der, at }: { caId: string; reference: string; content: Buffer; der: Buffer; at: Date },
): Promise<void> {
  const { pem, serial, notAfter, sha256 } = readCertificate(der)
  await trx('ca_issued').insert({
    id: newId(at),
    ca_id: caId,
    reference,
    sequence: 1,
    request_sha256: sha256,
    state: 'issued',
    serial,
    content,
    planned_at: at,
    issued_at: at,
    not_after: notAfter,
    certificate_pem: pem,
  })
}
