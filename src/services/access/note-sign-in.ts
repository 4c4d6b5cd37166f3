import { newId } from '#platform/ids.ts'
import {
  inTransaction,
  withinAccount,
  type AccountScope,
  type OperatorScope,
  type OperatorTx,
} from '#platform/scope.ts'
import type { Credentials } from '#queries/credentials.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { enqueue } from '#stores/job-store.ts'

/** Writes a sign-in into the log of the user's account, or into that of the staff. */
export async function noteSignIn(tx: OperatorTx, found: Credentials, login: string, address: string): Promise<void> {
  const { id, name, accountId, role } = found
  const entry = { action: 'sign_in.succeeded', subject: login } as const
  if (role !== null) {
    await recordStaffLog({ ...tx, actor: { kind: 'staff', id, name, role, address } }, entry)
    return
  }
  const actor = { kind: 'user', id, name, rights: new Set<never>(), address } as const
  await recordLog({ ...withinAccount(tx, accountId ?? ''), actor }, entry)
}

/** Who signs in has proved it, and their network was not right. */
export async function noteSignInFromOutside(
  tx: OperatorTx,
  { id, name, accountId }: Pick<Credentials, 'id' | 'name' | 'accountId'>,
  login: string,
  address: string,
): Promise<void> {
  const actor = { kind: 'user', id, name, rights: new Set<never>(), address } as const
  const entry = { action: 'sign_in.network_refused', subject: login } as const
  await recordLog({ ...withinAccount(tx, accountId ?? ''), actor }, entry)
}

/**
 * Has a failed sign-in written into the log of its account, or of the staff. A job does it, and there is one for an
 * unknown login too, because the line in the log alone would tell by its time that the login exists.
 */
export async function noteFailedSignIn(
  tx: OperatorTx,
  found: Credentials | null,
  { login, address, locked }: { readonly login: string; readonly address: string; readonly locked: boolean },
): Promise<void> {
  const accountId = found?.accountId ?? null
  const staffId = found && accountId === null ? found.id : null
  const known = found ? login : ''
  await enqueue(tx, 'log_failed_sign_in', {
    id: newId(tx.now()),
    accountId,
    staffId,
    login: known,
    address,
    locked,
    at: tx.now().toISOString(),
  })
}

interface FailedSignIn {
  /** Of the line: a job that runs twice writes one. */
  readonly id?: string
  readonly login: string
  readonly address: string
  readonly locked: boolean
  readonly at: string
}

/** Who tried is not known: the line names the login and the address. */
export async function logFailedSignIn(scope: AccountScope, failure: FailedSignIn): Promise<void> {
  await inTransaction({ ...scope, ...whenAndWho(failure) }, (tx) => recordLog(tx, entryOf(failure)))
}

export async function logFailedStaffSignIn(scope: OperatorScope, failure: FailedSignIn): Promise<void> {
  await recordStaffLog({ ...scope, ...whenAndWho(failure) }, entryOf(failure))
}

function whenAndWho({ address, at }: FailedSignIn) {
  return { actor: { kind: 'visitor', id: null, name: 'visitor', address } as const, now: () => new Date(at) }
}

function entryOf({ id, login, locked }: FailedSignIn) {
  const action = locked ? ('sign_in.locked' as const) : ('sign_in.failed' as const)
  return { action, subject: login, ...(id === undefined ? {} : { id }) }
}
