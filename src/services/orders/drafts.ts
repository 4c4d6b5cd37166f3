import type { CsrReading } from '#domain/csr/read-csr-text.ts'
import { needsApproval } from '#domain/orders/approval.ts'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import type { ProvedDomain } from '#domain/validation/standing-proofs.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { provedDomains } from '#services/validation/known-proofs.ts'
import { findDraft, getDraft, saveDraft } from '#stores/draft-store.ts'
import { findOrder } from '#stores/order-store.ts'
import { approversOf } from './approvers.ts'
import type { Assess } from './assess.ts'

/** A form that was sent; `draftId` is null when something in it is wrong and nothing was kept. */
export type KeptDraft = AssessedOrder & { readonly draftId: string | null }

/** A draft as its author left it. */
export type OpenDraft = AssessedOrder & {
  /** Reference of the order that it has become. */
  readonly orderedAs: string | null
  /** Who must approve it; empty where it goes straight through. */
  readonly approvers: readonly string[]
  /** Domains that the account has proved to this authority already. */
  readonly proved: readonly ProvedDomain[]
}

/** Keeps a filled form as a draft when nothing in it is wrong; otherwise only says what is. */
export const keepDraft =
  ({ assess }: { readonly assess: Assess }) =>
  (scope: AccountScope, draftId: string | null, typed: OrderInput, csr: CsrReading | null): Promise<KeptDraft> =>
    inTransaction(scope, async (tx) => {
      const assessed = await assess(tx, typed, csr)
      if (assessed.assessment.faults.length > 0) return { ...assessed, draftId: null }
      const id = await idForDraft(tx, draftId, userIdOf(scope))
      await saveDraft(tx, id, userIdOf(scope), assessed.input)
      return { ...assessed, draftId: id }
    })

/** The draft as its author left it, assessed anew: prices and balances may have moved since. */
export const openDraft =
  ({ assess }: { readonly assess: Assess }) =>
  (scope: AccountScope, draftId: string): Promise<OpenDraft> =>
    inTransaction(scope, async (tx) => {
      const draft = await getDraft(tx, draftId, userIdOf(scope))
      const order = draft.orderId === null ? null : await findOrder(tx, { id: draft.orderId })
      const assessed = await assess(tx, draft.input)
      const approvers = needsApproval(assessed.context.account, tx.actor) ? await approversOf(tx) : []
      const { assessment, context } = assessed
      const names = assessment.names.names.map(({ name }) => name)
      const proved = await provedDomains(tx, names, context.product.supplier)
      return { ...assessed, orderedAs: order?.reference ?? null, approvers, proved }
    })

/** Going back to a form that has become an order and sending it again begins another one. */
async function idForDraft(tx: AccountTx, wanted: string | null, userId: string): Promise<string> {
  const known = wanted === null ? null : await findDraft(tx, wanted, userId)
  return wanted === null || (known && known.orderId !== null) ? newId(tx.now()) : wanted
}

/** Only a user orders through forms. */
export function userIdOf({ actor }: AccountScope): string {
  if (actor.kind !== 'user') throw new Refusal('forbidden', 'not_allowed')
  return actor.id
}
