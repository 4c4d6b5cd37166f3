import type { PersonId } from '#domain/access/person.ts'
import type { OperatorTx } from '#platform/scope.ts'
import { deleteHalfOpensOf } from '#stores/half-open-store.ts'
import { deleteSessionsOf } from '#stores/session-store.ts'

/** Ends everything that somebody is signed in by or about to be, but for the one session that may stay. */
export async function endSignIns(tx: OperatorTx, person: PersonId, keptSession: Buffer | null = null): Promise<void> {
  await deleteSessionsOf(tx, person, keptSession)
  await deleteHalfOpensOf(tx, person)
}
