import type { Person } from '#domain/access/person.ts'
import { newToken } from '#platform/ids.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import { recordChange } from '#services/second-factor/keep-record.ts'
import type { SecondFactorDeps } from '#services/second-factor/deps.ts'
import type { Invite } from '#services/user-certificates/invite.ts'
import { publishRevocations } from '#services/user-certificates/publish-revocations.ts'
import { lockPasswordHolder, replacePasswordHash } from '#stores/password-store.ts'
import { deleteSecondFactor } from '#stores/second-factor-store.ts'
import { lockFailures } from '#stores/sign-in-store.ts'
import { revokeUserCertificates } from '#stores/user-certificate-store.ts'
import type { UserTx } from '#stores/user-store.ts'

export type ShutDeps = Pick<SecondFactorDeps, 'queueMail' | 'queueOperatorMail' | 'publicUrl'> & {
  readonly hasher: PasswordHasher
  readonly invite: Invite
}

/** A password that nobody knows; hashed before the transaction, since it takes its time. */
export const unknownPassword = ({ hasher }: Pick<ShutDeps, 'hasher'>): Promise<string> => hasher.hash(newToken())

/**
 * Takes from a user everything that signs in, since somebody else may have set it, and mails a one-time link to what
 * takes its place. The former password is remembered, so that nobody chooses it again.
 */
export async function shutFormerWays(
  deps: ShutDeps,
  tx: UserTx,
  { id, login, name }: { readonly id: string; readonly login: string; readonly name: string },
  { unknownHash, reason }: { readonly unknownHash: string; readonly reason: string },
): Promise<void> {
  const person: Person = { kind: 'user', accountId: tx.accountId, id, login, name }
  const holder = await lockPasswordHolder(tx, id)
  await replacePasswordHash(tx, holder, unknownHash)
  await lockFailures(tx, person)
  if (await deleteSecondFactor(tx, person)) await recordChange(tx, deps, person, 'reset', { reason })
  await publishRevocations(tx, await revokeUserCertificates(tx, id), 'keyCompromise')
  await deps.invite(tx, holder)
}
