import { hashToken } from '#platform/ids.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { deleteSession } from '#stores/session-store.ts'

/** Ends the session on the server: its cookie opens nothing any more, wherever it was copied to. */
export async function signOut(scope: OperatorScope, token: string): Promise<void> {
  await deleteSession(scope, hashToken(token))
}
