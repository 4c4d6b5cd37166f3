import type { ZoneRecord } from '#domain/network/zone-text.ts'
import { newId } from '#platform/ids.ts'
import type { OperatorTx } from '#platform/scope.ts'

export async function listZone({ trx }: OperatorTx): Promise<ZoneRecord[]> {
  return trx('demo_dns_records').orderBy(['name', 'type', 'created_at']).select('name', 'type', 'value')
}

/** Puts these records in the place of all others. */
export async function replaceZone({ trx, now }: OperatorTx, records: readonly ZoneRecord[]): Promise<void> {
  await trx('demo_dns_records').delete()
  if (records.length === 0) return
  await trx('demo_dns_records').insert(records.map((record) => ({ ...record, id: newId(now()), created_at: now() })))
}
