import type { AskingBrowser } from '#domain/access/inside.ts'
import type { Person, PersonId } from '#domain/access/person.ts'
import { HALF_OPEN_FOR } from '#domain/access/second-factor.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import type { OperatorScope, OperatorTx } from '#platform/scope.ts'
import { findHalfOpenSignIn, type HalfOpenSignIn } from '#queries/half-open-sign-in.ts'
import { insertHalfOpen, USER_AGENT_KEPT } from '#stores/half-open-store.ts'

/**
 * Keeps a sign-in between the right password and the code. It is no session: its token lies in a cookie of its own,
 * opens the page that asks for the code and nothing else, and only in the browser that gave the password.
 */
export async function openHalfOpen(
  tx: OperatorTx,
  person: PersonId,
  { address, userAgent }: AskingBrowser,
): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(tx.now().getTime() + HALF_OPEN_FOR)
  await insertHalfOpen(tx, person, { tokenHash: hashToken(token), expiresAt, address, userAgent })
  return token
}

/** Whose sign-in waits in this browser; null when none does, or no longer. */
export const findHalfOpen = (
  scope: OperatorScope,
  kind: Person['kind'],
  token: string | null,
  userAgent: string,
): Promise<HalfOpenSignIn | null> =>
  token === null
    ? Promise.resolve(null)
    : findHalfOpenSignIn(scope, hashToken(token), userAgent.slice(0, USER_AGENT_KEPT)).then((found) =>
        found?.person.kind === kind ? found : null,
      )
