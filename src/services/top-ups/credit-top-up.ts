import type { IssuedDocument } from '#domain/documents/issued-document.ts'
import { depositCredited } from '#domain/ledger/deposit-entries.ts'
import { tokensCredited } from '#domain/ledger/token-entries.ts'
import type { TopUp } from '#domain/top-ups/top-up.ts'
import type { AccountTx } from '#platform/scope.ts'
import { serveSoon } from '#services/orders/take-tokens.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { markTopUpPaid } from '#stores/top-up-store.ts'

/** The invoice of a request is paid: what it is for is the account's, and orders that waited for tokens go on. */
export async function creditTopUp(tx: AccountTx, topUp: TopUp, { number, content }: IssuedDocument): Promise<void> {
  const about = { orderId: null, documentId: topUp.documentId }
  const { currency } = content
  await markTopUpPaid(tx, topUp.id)
  await recordLog(tx, { action: 'top_up.credited', subject: number })
  if (topUp.deposit !== null) {
    await postEntry(tx, depositCredited(topUp.documentId, { ...about, currency, amount: topUp.deposit }))
    return
  }
  await postEntry(tx, tokensCredited(topUp.documentId, { ...about, tokens: topUp.tokens }))
  await serveSoon(tx)
}
