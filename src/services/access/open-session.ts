import type { BrowserInside } from '#domain/access/inside.ts'
import type { PersonId } from '#domain/access/person.ts'
import { HOUR } from '#domain/shared/time.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import type { OperatorTx } from '#platform/scope.ts'
import { insertSession } from '#stores/session-store.ts'
import { recordSignIn } from '#stores/sign-in-store.ts'

/**
 * Opens a session for somebody who has proved all that was asked and stands where they may; what comes back is for their
 * cookie alone.
 */
export async function openSession(
  tx: OperatorTx,
  { kind, accountId, id }: PersonId,
  { address, userAgent }: BrowserInside,
  sessionHours: number,
): Promise<string> {
  const token = newToken()
  await recordSignIn(tx, kind === 'user' ? 'users' : 'staff', id, address)
  await insertSession(tx, {
    tokenHash: hashToken(token),
    accountId,
    userId: kind === 'user' ? id : null,
    staffId: kind === 'staff' ? id : null,
    expiresAt: new Date(tx.now().getTime() + sessionHours * HOUR),
    address,
    userAgent,
  })
  return token
}
