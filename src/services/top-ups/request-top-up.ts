import { Refusal } from '#domain/shared/refusal.ts'
import type { TopUpMeans } from '#domain/top-ups/top-up.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { findUser } from '#stores/account-store.ts'
import type { AssessTopUp, TypedCredit } from './assess-top-up.ts'
import type { IssueTopUp } from './issue-top-up.ts'

interface Deps {
  readonly assessTopUp: AssessTopUp
  readonly issueTopUp: IssueTopUp
}

export interface TopUpForm {
  readonly nonce: string
  readonly typed: TypedCredit
  readonly means: TopUpMeans
}

/** Asks to be credited with tokens or deposit: once, however often the form is sent. Tells the number of the invoice. */
export const requestTopUp =
  ({ assessTopUp, issueTopUp }: Deps) =>
  (scope: AccountScope, { nonce, typed, means }: TopUpForm): Promise<string> =>
    inTransaction(scope, async (tx) => {
      const { credit } = await assessTopUp(tx, { typed })
      if (!credit) throw new Refusal('conflict', 'nothing_to_credit')
      const requester = tx.actor.kind === 'user' ? await findUser(tx, tx.actor.id) : null
      return (await issueTopUp(tx, { nonce, credit, means, requester })).number
    })
