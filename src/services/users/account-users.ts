import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, withinAccount, type AccountScope } from '#platform/scope.ts'
import type { UserTx } from '#stores/user-store.ts'

/** Works on the users of the asking account: their rows, locks and sessions are the operator's role to change. */
export const amongUsers =
  ({ operator }: { readonly operator: RoleConnection }) =>
  <Result>({ accountId, actor, now }: AccountScope, work: (tx: UserTx) => Promise<Result>): Promise<Result> =>
    inOperatorTransaction({ actor, operator, now }, (tx) => work(withinAccount(tx, accountId)))

export type AmongUsers = ReturnType<typeof amongUsers>
