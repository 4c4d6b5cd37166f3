import type { PurchaseOption } from '#domain/access/signed-in.ts'
import { obstaclesFound, type AccountStanding, type Obstacle } from './standing.ts'

/**
 * Why an account can't take another purchase option yet (guide 2.4: possible «under some conditions»). What was begun
 * under the old option is settled by it, so it is finished first; what was prepaid must be of use under the new one.
 */
export function optionObstacles(
  { from, to, hasPrices }: { readonly from: PurchaseOption; readonly to: PurchaseOption; readonly hasPrices: boolean },
  standing: AccountStanding,
): readonly Obstacle[] {
  return obstaclesFound([
    ['orders_in_progress', standing.ordersInProgress > 0],
    ['money_owed', standing.owed > 0n],
    ['orders_to_invoice', from === 'monthly' && standing.ordersToInvoice > 0],
    ['credit_left', from === 'deposit' && standing.credit > 0n],
    // A rebate account spends tokens that it has; the two others never would.
    ['tokens_left', standing.tokens > 0 && (to === 'deposit' || to === 'monthly')],
    // Who pays afterwards has agreed to it in writing.
    ['contract_missing', to === 'monthly' && !standing.contractInForce],
    ['prices_missing', !hasPrices],
  ])
}
