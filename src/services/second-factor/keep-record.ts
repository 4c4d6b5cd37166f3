import type { Person } from '#domain/access/person.ts'
import type { TwoFactorChange } from '#domain/access/second-factor.ts'
import { withinAccount, type OperatorTx } from '#platform/scope.ts'
import { findUser } from '#stores/account-store.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { findStaffLinkHolder } from '#stores/staff-password-store.ts'
import type { SecondFactorDeps } from './deps.ts'

type RecordDeps = Pick<SecondFactorDeps, 'queueMail' | 'queueOperatorMail' | 'publicUrl'>
type Details = Readonly<Record<string, unknown>>

/** What is written down: every change, and what people tried at the door. */
export type TwoFactorAction =
  | `two_factor.${TwoFactorChange}`
  | 'two_factor.passkey_renamed'
  | 'two_factor.passed'
  | 'two_factor.failed'
  | 'two_factor.locked'

/** Writes into the log of the person's account, or into the staff log, in the transaction that does it. */
export async function recordOf(
  tx: OperatorTx,
  person: Person,
  action: TwoFactorAction,
  details: Details = {},
): Promise<void> {
  const entry = { action, subject: person.login, details }
  if (person.kind === 'staff') await recordStaffLog(tx, entry)
  else await recordLog(withinAccount(tx, person.accountId), entry)
}

/** Records a change of somebody's two-factor sign-in and tells its owner by mail: whoever did not do it must learn of it. */
export async function recordChange(
  tx: OperatorTx,
  deps: RecordDeps,
  person: Person,
  change: TwoFactorChange,
  details: Details = {},
): Promise<void> {
  await recordOf(tx, person, `two_factor.${change}`, details)
  const holder = await holderOf(tx, person)
  if (!holder) return
  const { name, email: to, language } = holder
  // Who reset it is told in words: an address of our own would say nothing.
  const address = change === 'reset' ? null : tx.actor.address
  const page = person.kind === 'staff' ? '/staff/two-factor' : '/profile/two-factor'
  const data = { name, change, at: tx.now(), address, pageUrl: deps.publicUrl + page }
  const mail = { kind: 'two_factor_changed', data } as const
  if (person.kind === 'staff') await deps.queueOperatorMail(tx, { to, language, mail })
  else await deps.queueMail(withinAccount(tx, person.accountId), { to, language, orderId: null, mail })
}

const holderOf = (tx: OperatorTx, person: Person) =>
  person.kind === 'staff'
    ? findStaffLinkHolder(tx, person.id)
    : findUser(withinAccount(tx, person.accountId), person.id)

/** The same transaction in the name of somebody who has just proved who they are. */
export function inNameOf(tx: OperatorTx, person: Person): OperatorTx {
  const { kind, id, name } = person
  const { address } = tx.actor
  return {
    ...tx,
    actor:
      kind === 'user' ? { kind, id, name, rights: new Set(), address } : { kind, id, name, role: person.role, address },
  }
}
