import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import { findOpenQuoteAcrossAccounts } from '#queries/open-invoices.ts'
import { actingFor, recordStaffAct } from './acting-for.ts'

export interface SignQuoteDeps {
  readonly portal: RoleConnection
  readonly signQuote: (scope: AccountScope, reference: string, purchaseOrder: string) => Promise<void>
}

/** Enters that a customer has signed the quote of this number, or ordered by a purchase order that names it. */
export const signQuoteAcrossAccounts =
  ({ portal, signQuote }: SignQuoteDeps) =>
  async (operator: OperatorScope, number: string, purchaseOrder: string): Promise<void> => {
    const quote = await findOpenQuoteAcrossAccounts(operator, number)
    if (!quote) throw new Refusal('not_found', 'document_not_found')
    await recordStaffAct(operator, 'quote.signed', { subject: number, details: { purchaseOrder } })
    await signQuote(actingFor(operator, { portal }, quote.account_id), quote.reference, purchaseOrder)
  }
