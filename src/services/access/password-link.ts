import { isLinkOpen, type PasswordLink } from '#domain/access/password-link.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { findPasswordLinkAcrossAccounts, isPasswordLinkOpen, lockPasswordHolder } from '#stores/password-store.ts'
import type { NewPasswordFault, ReplacePassword } from './replace-password.ts'

/** Whom a mailed link lets choose a password; refused alike whether it never existed, was used or has expired. */
export async function readPasswordLink(scope: OperatorScope, token: string): Promise<PasswordLink> {
  const link = await findPasswordLinkAcrossAccounts(scope, hashToken(token))
  if (!link || !isLinkOpen(link, scope.now())) throw new Refusal('not_found', 'link_not_valid')
  return link
}

/** Sets the password that was chosen behind a link. A refused password leaves the link as it was. */
export const setPasswordByLink =
  ({ replacePassword }: { readonly replacePassword: ReplacePassword }) =>
  async (scope: OperatorScope, token: string, password: string): Promise<NewPasswordFault | null> => {
    const { id, accountId, user } = await readPasswordLink(scope, token)
    const actor = { kind: 'visitor', id: null, name: user.name, address: scope.actor.address } as const
    return inOperatorTransaction({ ...scope, actor }, async (operatorTx) => {
      const tx = withinAccount(operatorTx, accountId)
      const holder = await lockPasswordHolder(tx, user.id)
      if (!(await isPasswordLinkOpen(tx, id))) throw new Refusal('not_found', 'link_not_valid')
      return replacePassword(tx, holder, password)
    })
  }
