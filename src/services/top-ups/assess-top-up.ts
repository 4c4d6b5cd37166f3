import { priceListOn, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { tokensLacking, type OrderInNeed } from '#domain/orders/token-needs.ts'
import type { TokenAmount } from '#domain/pricing/tokens.ts'
import { dayOf } from '#domain/shared/time.ts'
import { assessDeposit, depositLacking, plainAmount, type AssessedDeposit } from '#domain/top-ups/assess-deposit.ts'
import { assessPurchase, type AssessedPurchase } from '#domain/top-ups/assess-purchase.ts'
import type { TypedLine } from '#domain/top-ups/read-lines.ts'
import { mayHoldTokens } from '#domain/top-ups/tokens-on-sale.ts'
import type { Credit } from '#domain/top-ups/top-up.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { vatOf } from '#services/documents/issue-document.ts'
import { getAccountTerms, type AccountTerms } from '#stores/account-store.ts'
import { listContracts } from '#stores/contract-store.ts'
import { depositBalance, tokenBalances } from '#stores/ledger-store.ts'
import { listDepositsInNeed, listOrdersInNeed } from '#stores/order-store.ts'

/** The form of a top-up as it stands: what was typed, priced, and what waiting orders lack. */
export interface AssessedTopUp extends AssessedPurchase {
  readonly account: AccountTerms
  /** What an account of its option is credited with; null for none. */
  readonly kind: 'tokens' | 'deposit' | null
  readonly vat: ReturnType<typeof vatOf>
  readonly waiting: readonly OrderInNeed[]
  readonly lacking: readonly TokenAmount[]
  readonly deposit: AssessedDeposit & { readonly balance: bigint }
  /** What can be asked for; null where something has to be mended first. */
  readonly credit: Credit | null
}

/** What was typed: a list of tokens, or an amount for the deposit. */
export interface TypedCredit {
  readonly lines: readonly TypedLine[]
  readonly amount: string
}

/** `lacking`: all that waiting orders lack, or what one of them does, by its reference. */
export type Wish = { readonly typed: TypedCredit } | { readonly lacking: 'all' | { readonly reference: string } }

/** Assesses what somebody wishes to be credited with at today's prices; what waiting orders lack is a wish as well. */
export const assessTopUp =
  ({ catalogue }: { readonly catalogue: () => Catalogue }) =>
  (scope: AccountScope | AccountTx, wish: Wish): Promise<AssessedTopUp> =>
    inTransaction(scope, async (tx) => {
      const today = dayOf(tx.now())
      const account = await getAccountTerms(tx)
      const { purchaseOption: option, currency } = account
      const waiting = await listOrdersInNeed(tx)
      const held = await tokenBalances(tx)
      const balance = await depositBalance(tx, currency)
      const lacking = tokensLacking(waiting, held)
      const typed = 'typed' in wish ? wish.typed : await typedFor(tx, wish.lacking)
      const purchase = assessPurchase(typed.lines, {
        option,
        currency,
        products: catalogue().products,
        prices: priceListOn(catalogue(), today).prices,
        contracts: await listContracts(tx),
        today,
      })
      const deposit = assessDeposit(typed.amount)
      const kind = mayHoldTokens(option) ? 'tokens' : option === 'deposit' ? 'deposit' : null
      return {
        ...purchase,
        account,
        kind,
        vat: vatOf(account, today),
        waiting,
        lacking,
        deposit: { ...deposit, balance },
        credit: creditOf(kind, purchase, deposit),
      }

      async function typedFor(scoped: AccountTx, which: 'all' | { readonly reference: string }): Promise<TypedCredit> {
        const one = (reference: string) =>
          tokensLacking(
            waiting.filter((order) => order.reference === reference),
            held,
          )
        const tokens = which === 'all' ? lacking : one(which.reference)
        const gap = depositLacking(await listDepositsInNeed(scoped), balance)
        return {
          lines: tokens.map(({ unit, quantity }) => ({ unit, quantity: String(quantity) })),
          amount: gap > 0n ? plainAmount(gap) : '',
        }
      }
    })

export type AssessTopUp = ReturnType<typeof assessTopUp>

function creditOf(kind: AssessedTopUp['kind'], { purchase }: AssessedPurchase, { amount }: AssessedDeposit) {
  if (kind === 'tokens') return purchase && { tokens: purchase }
  return kind === 'deposit' && amount !== null ? { deposit: amount } : null
}
