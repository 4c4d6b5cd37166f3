import type { CaaCheck, CaaLook, KeptCaaCheck } from '#domain/validation/caa-check.ts'
import { newId } from '#platform/ids.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** Adds one round of checks: the newest per name counts, the older ones stay as evidence. */
export async function insertCaaChecks(
  tx: AccountTx,
  orderId: string,
  checks: readonly CaaCheck[],
  { look, nextLookAt }: CaaLook,
): Promise<void> {
  if (checks.length === 0) return
  const round = { order_id: orderId, checked_at: tx.now(), look, next_look_at: nextLookAt }
  await rowsOf(tx, 'caa_checks').insert(checks.map((check) => ({ ...check, ...round, id: newId(tx.now()) })))
}

/** The newest check of each name; the older ones are evidence. */
export async function listCaaChecks(tx: AccountTx, orderId: string): Promise<KeptCaaCheck[]> {
  const rows = await rowsOf(tx, 'caa_checks').query().where('order_id', orderId).orderBy(['checked_at', 'id'])
  const newest = new Map(rows.map((row) => [row.name, row]))
  return [...newest.values()].map(({ name, allowed, code, domain, record, checked_at, look, next_look_at }) => ({
    name,
    allowed,
    code,
    domain,
    record,
    checkedAt: checked_at,
    look,
    nextLookAt: next_look_at,
  }))
}
