import type { AssessedPurchase } from '#domain/top-ups/assess-purchase.ts'
import type { AssessedDeposit } from '#domain/top-ups/assess-deposit.ts'
import type { OrderInNeed } from '#domain/orders/token-needs.ts'
import type { TokenAmount } from '#domain/pricing/tokens.ts'
import type { Right } from '#domain/access/rights.ts'
import type { Buyer } from '#domain/documents/document.ts'
import type { Currency } from '#domain/shared/money.ts'
import type { Language } from '#domain/shared/language.ts'
import type { VatDecision } from '#domain/tax/vat-decision.ts'
import type { Translate } from '#platform/i18n.ts'

/** A purchase as its pages are given it. */
export interface PurchaseFile extends AssessedPurchase {
  readonly account: { readonly currency: Currency; readonly buyer: Buyer; readonly invoicesBy: 'mail' | 'download' }
  readonly kind: 'tokens' | 'deposit' | null
  readonly vat: VatDecision
  readonly waiting: readonly OrderInNeed[]
  readonly lacking: readonly TokenAmount[]
  readonly deposit: AssessedDeposit & { readonly balance: bigint }
}

/** Whom the pages are made for. */
export interface Reader {
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly productName: (code: string) => string
  readonly t: Translate
}

export const TOP_UPS = '/account/top-ups'

/** What is asked for, each line under the name that the form sends it by: tokens by their kind, a deposit by `amount`. */
export function sentLines({ kind, lines, deposit }: PurchaseFile): readonly [name: string, value: string][] {
  if (kind === 'deposit') return [['amount', deposit.typed]]
  return lines.map(({ unit, typed }) => [unit, typed])
}
