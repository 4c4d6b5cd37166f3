import type { RevocationReason } from '#domain/rules/revocation-reasons.ts'
import type { AccountTx, OperatorTx } from '#platform/scope.ts'
import type { UserAuthority } from '#ports/user-authority.ts'
import { enqueue } from '#stores/job-store.ts'

/** Has revoked certificates put on the list of their authority. They open nothing here from this transaction on. */
export async function publishRevocations(
  tx: AccountTx | OperatorTx,
  serials: readonly string[],
  reason: RevocationReason,
): Promise<void> {
  if (serials.length > 0) await enqueue(tx, 'revoke_user_certificates', { serials, reason })
}

/** The job of it. */
export const revokeAtAuthority =
  ({ userAuthority }: { readonly userAuthority: UserAuthority }) =>
  async ({ serials, reason }: { readonly serials: readonly string[]; readonly reason: RevocationReason }) => {
    for (const serial of serials) await userAuthority.revoke(serial, reason)
  }
