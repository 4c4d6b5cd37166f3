import type { TokenAmount } from '#domain/pricing/tokens.ts'
import type { LedgerCode } from './accounts.ts'
import { ledgerEntry, move, type LedgerContext, type LedgerEntry, type Posting } from './transaction.ts'

export interface MovedTokens extends LedgerContext {
  readonly tokens: readonly TokenAmount[]
}

/** The tokens of a paid purchase are the customer's; its invoice has moved the money (`invoiceIssued`). */
export function tokensCredited(purchaseId: string, moved: MovedTokens): LedgerEntry {
  return ledgerEntry('tokens_credited', purchaseId, moved, moveTokens(moved, 'tokens_sold', 'token'))
}

/** An order takes its tokens. No money moves: they were taxed and earned when they were sold (INV-09). */
export function tokensUsed(useId: string, moved: MovedTokens): LedgerEntry {
  return ledgerEntry('tokens_used', useId, moved, moveTokens(moved, 'token', 'tokens_used'))
}

/** A cancelled order gives its tokens back. */
export function tokensReturned(returnId: string, moved: MovedTokens): LedgerEntry {
  return ledgerEntry('tokens_returned', returnId, moved, moveTokens(moved, 'tokens_used', 'token'))
}

function moveTokens({ tokens }: MovedTokens, debit: LedgerCode, credit: LedgerCode): readonly Posting[] {
  return tokens.flatMap(({ unit, quantity }) => move(unit, BigInt(quantity), debit, credit))
}
