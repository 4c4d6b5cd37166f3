import { inTransaction, withinAccount, type AccountScope, type OperatorTx } from '#platform/scope.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { enqueue } from '#stores/job-store.ts'
import type { Credentials } from '#stores/sign-in-store.ts'

/** Writes a user's sign-in into the log of their account. */
export async function noteSignIn(tx: OperatorTx, found: Credentials, login: string, address: string): Promise<void> {
  if (found.accountId === null) return
  const actor = { kind: 'user', id: found.id, name: found.name, rights: new Set<never>(), address } as const
  await recordLog({ ...withinAccount(tx, found.accountId), actor }, { action: 'sign_in.succeeded', subject: login })
}

/**
 * Has a failed sign-in written into the log of its account. A job does it, and there is one for an unknown login too,
 * because the line in the log alone would tell by its time that the login exists.
 */
export async function noteFailedSignIn(
  tx: OperatorTx,
  found: Credentials | null,
  failure: { readonly login: string; readonly address: string; readonly locked: boolean },
): Promise<void> {
  const accountId = found?.accountId ?? null
  const known = accountId === null ? { accountId, login: '' } : { accountId, login: failure.login }
  const { address, locked } = failure
  await enqueue(tx, 'log_failed_sign_in', { ...known, address, locked, at: tx.now().toISOString() })
}

/** Who tried is not known: the line names the login and the address. */
export async function logFailedSignIn(
  scope: AccountScope,
  failure: { readonly login: string; readonly address: string; readonly locked: boolean; readonly at: string },
): Promise<void> {
  const actor = { kind: 'visitor', id: null, name: 'visitor', address: failure.address } as const
  const now = () => new Date(failure.at)
  const action = failure.locked ? 'sign_in.locked' : 'sign_in.failed'
  await inTransaction({ ...scope, actor, now }, (tx) => recordLog(tx, { action, subject: failure.login }))
}
