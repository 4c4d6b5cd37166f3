import { newId } from '#platform/ids.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

export interface CaaCheck {
  readonly name: string
  readonly allowed: boolean
  readonly code: string
  /** Where the deciding record set was found, climbing from the name. */
  readonly domain: string | null
  readonly record: string | null
}

/** Adds one round of checks: the newest per name counts, the older ones stay as evidence. */
export async function insertCaaChecks(tx: AccountTx, orderId: string, checks: readonly CaaCheck[]): Promise<void> {
  await rowsOf(tx, 'caa_checks').insert(
    checks.map((check) => ({ ...check, id: newId(tx.now()), order_id: orderId, checked_at: tx.now() })),
  )
}

export async function listCaaChecks(
  tx: AccountTx,
  orderId: string,
): Promise<(CaaCheck & { readonly checkedAt: Date })[]> {
  const rows = await rowsOf(tx, 'caa_checks')
    .query()
    .where('order_id', orderId)
    .orderBy([{ column: 'checked_at', order: 'desc' }, 'name'])
  const newest = new Map(rows.toReversed().map((row) => [row.name, row]))
  return [...newest.values()].map(({ name, allowed, code, domain, record, checked_at }) => ({
    name,
    allowed,
    code,
    domain,
    record,
    checkedAt: checked_at,
  }))
}
