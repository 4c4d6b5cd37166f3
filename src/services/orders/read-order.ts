import { awaitsTokens } from '#domain/orders/token-needs.ts'
import { missingTokens } from '#domain/pricing/tokens.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { AccountScope } from '#platform/scope.ts'
import { readOrderFile } from '#queries/order-file.ts'

/** Everything there is about one order, as one moment saw it: the status page is made of it. */
export async function readOrder(scope: AccountScope, reference: string) {
  const file = await readOrderFile(scope, reference)
  if (!file) throw new Refusal('not_found', 'order_not_found')
  const { order, heldTokens } = file
  return { missingTokens: awaitsTokens(order) ? missingTokens(order.tokens, heldTokens) : [], ...file }
}

export type OrderFile = Awaited<ReturnType<typeof readOrder>>
