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

/** A round of checks, when it was and what follows. */
export interface CaaLook {
  /** How many looks in a row have found an obstacle, this one counted. */
  readonly look: number
  /** Null where we do not look again by ourselves. */
  readonly nextLookAt: Date | null
}

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

export async function listCaaChecks(
  tx: AccountTx,
  orderId: string,
): Promise<(CaaCheck & CaaLook & { readonly checkedAt: Date })[]> {
  const rows = await rowsOf(tx, 'caa_checks')
    .query()
    .where('order_id', orderId)
    .orderBy([{ column: 'checked_at', order: 'desc' }, 'name'])
  const newest = new Map(rows.toReversed().map((row) => [row.name, row]))
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
