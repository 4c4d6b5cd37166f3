import type { CsrReading } from '#domain/csr/read-csr-text.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getDraft, saveDraft } from '#stores/draft-store.ts'
import { findOrder } from '#stores/order-store.ts'
import type { Assess, AssessedOrder } from './assess.ts'

/** Keeps a filled form as a draft when nothing in it is wrong; otherwise only says what is. */
export const keepDraft =
  ({ assess }: { readonly assess: Assess }) =>
  (scope: AccountScope, draftId: string, input: OrderInput, csr: CsrReading | null): Promise<AssessedOrder> =>
    inTransaction(scope, async (tx) => {
      const assessed = await assess(tx, input, csr)
      if (assessed.assessment.faults.length === 0) await saveDraft(tx, draftId, userIdOf(scope), input)
      return assessed
    })

/** The draft as its author left it, assessed anew: prices and balances may have moved since. */
export const openDraft =
  ({ assess }: { readonly assess: Assess }) =>
  (scope: AccountScope, draftId: string): Promise<AssessedOrder & { readonly orderedAs: string | null }> =>
    inTransaction(scope, async (tx) => {
      const draft = await getDraft(tx, draftId, userIdOf(scope))
      const order = draft.orderId === null ? null : await findOrder(tx, { id: draft.orderId })
      return { ...(await assess(tx, draft.input)), orderedAs: order?.reference ?? null }
    })

/** Only a user orders through forms. */
export function userIdOf({ actor }: AccountScope): string {
  if (actor.kind !== 'user') throw new Refusal('forbidden', 'not_allowed')
  return actor.id
}
