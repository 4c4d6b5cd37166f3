import type {
  AgreementDecision,
  AgreementVersion,
  DpaDecision,
  SupplierAgreement,
} from '#domain/agreements/agreement.ts'
import type { Localised } from '#domain/shared/language.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorTx } from '#platform/scope.ts'

/** The current agreement of every supplier that has one, with the account's last decision about it. */
export async function listSupplierAgreements(tx: AccountTx): Promise<SupplierAgreement[]> {
  const published = await tx
    .trx('data_processing_agreements')
    .join('suppliers', 'suppliers.code', 'supplier_code')
    .distinctOn('supplier_code')
    .orderBy(['supplier_code', { column: 'version', order: 'desc' }])
    .select('supplier_code', 'name', 'version', 'published_at')
  const decided = await rowsOf(tx, 'dpa_decisions')
    .query()
    .distinctOn('supplier_code')
    .orderBy(['supplier_code', { column: 'sequence', order: 'desc' }])
  const last = new Map(decided.map((row): [string, AgreementDecision] => [row.supplier_code, decisionFrom(row)]))
  return published.map(({ supplier_code: supplier, name, version, published_at: publishedAt }) => ({
    supplier,
    name,
    current: { version, publishedAt },
    last: last.get(supplier) ?? null,
  }))
}

/** One version of an agreement; the current one where none is named. */
export async function getAgreementVersion(
  { trx }: AccountTx | OperatorTx,
  supplier: string,
  version: number | null,
): Promise<AgreementVersion> {
  const query = trx('data_processing_agreements').where('supplier_code', supplier)
  const row = await (version === null ? query.orderBy('version', 'desc') : query.where({ version })).first()
  if (!row) throw new Refusal('not_found', 'agreement_not_found')
  return versionFrom(row)
}

/** Every version of a supplier's agreement, the current one first. */
export async function listAgreementVersions({ trx }: OperatorTx, supplier: string): Promise<AgreementVersion[]> {
  const rows = await trx('data_processing_agreements').where('supplier_code', supplier).orderBy('version', 'desc')
  return rows.map(versionFrom)
}

/** Writes the next version of an agreement; false when somebody else has published it meanwhile. */
export async function insertAgreementVersion(
  { trx, now, actor }: OperatorTx,
  supplier: string,
  version: number,
  body: Localised,
): Promise<boolean> {
  const written: object[] = await trx('data_processing_agreements')
    .insert({
      supplier_code: supplier,
      version,
      body: JSON.stringify(body),
      published_at: now(),
      published_by: actor.name,
    })
    .onConflict(['supplier_code', 'version'])
    .ignore()
    .returning('version')
  return written.length === 1
}

/** Makes the decisions of one account about one supplier wait for one another until the transaction ends. */
export async function lockDecisions(tx: AccountTx, supplier: string): Promise<void> {
  await tx.trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`dpa:${tx.accountId}:${supplier}`])
}

/** Writes the next decision; whoever calls it holds the lock, and the numbering refuses who does not. */
export async function insertDecision(
  tx: AccountTx,
  supplier: string,
  version: number,
  decision: DpaDecision,
): Promise<void> {
  const last = await rowsOf(tx, 'dpa_decisions').query().where('supplier_code', supplier).max('sequence').first()
  await rowsOf(tx, 'dpa_decisions').insert({
    supplier_code: supplier,
    sequence: Number(last?.max ?? 0) + 1,
    version,
    decision,
    decided_at: tx.now(),
    decided_by: tx.actor.name,
    decided_by_user_id: tx.actor.kind === 'user' ? tx.actor.id : null,
  })
}

/** What the account has decided about a supplier's agreement, the newest first. */
export async function listDecisions(tx: AccountTx, supplier: string): Promise<AgreementDecision[]> {
  const rows = await rowsOf(tx, 'dpa_decisions').query().where('supplier_code', supplier).orderBy('sequence', 'desc')
  return rows.map(decisionFrom)
}

function decisionFrom(row: Record<string, unknown>): AgreementDecision {
  return {
    version: row['version'],
    decision: row['decision'],
    at: row['decided_at'],
    by: row['decided_by'],
  } as AgreementDecision
}

function versionFrom(row: Record<string, unknown>): AgreementVersion {
  return {
    supplier: row['supplier_code'],
    version: row['version'],
    body: row['body'],
    publishedAt: row['published_at'],
    publishedBy: row['published_by'],
  } as AgreementVersion
}
