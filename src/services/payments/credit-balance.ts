import { randomUUID } from 'node:crypto'
import type { TokensToBuy } from '#domain/pricing/price-tokens.ts'
import type { Credit } from '#domain/top-ups/top-up.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { IssueTopUp } from '#services/top-ups/issue-top-up.ts'
import type { TakePayment } from './take-payment.ts'

interface Deps {
  readonly issueTopUp: IssueTopUp
  readonly takePayment: TakePayment
}

/** Sells tokens that were paid by transfer: invoice, payment and the tokens themselves, in one go. */
export const sellTokens =
  (deps: Deps) =>
  (scope: AccountScope, tokens: readonly TokensToBuy[], bankReference: string): Promise<void> =>
    sellPaid(deps, scope, { tokens }, bankReference)

/** Tops up a deposit by a transfer that came: its VAT is invoiced now, what is bought with it later has none. */
export const topUpDeposit =
  (deps: Deps) =>
  (scope: AccountScope, deposit: bigint, bankReference: string): Promise<void> =>
    sellPaid(deps, scope, { deposit }, bankReference)

const sellPaid = (
  { issueTopUp, takePayment }: Deps,
  scope: AccountScope,
  credit: Credit,
  bankReference: string,
): Promise<void> =>
  inTransaction(scope, async (tx) => {
    const nonce = randomUUID()
    const invoice = await issueTopUp(tx, { nonce, credit, means: 'transfer', requester: null })
    const { gross: amount, currency, issuedOn: receivedOn } = invoice.content
    const idempotencyKey = `top-up:${invoice.id}`
    await takePayment(tx, invoice, { means: 'transfer', amount, currency, receivedOn, bankReference, idempotencyKey })
  })
