import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import { findOpenQuoteAcrossAccounts } from '#queries/open-invoices.ts'
import { actingFor, recordStaffAct } from './acting-for.ts'

export interface SignQuoteDeps {
  readonly portal: RoleConnection
  readonly signQuote: (scope: AccountScope, reference: string, purchaseOrder: string) => Promise<void>
}

/**
 * Enters that a customer has signed the quote of this number, or ordered by a purchase order that names it. An account
 * that works with purchase orders is not invoiced without one: who enters it is told.
 */
export const signQuoteAcrossAccounts =
  ({ portal, signQuote }: SignQuoteDeps) =>
  async (
    operator: OperatorScope,
    number: string,
    purchaseOrder: string,
  ): Promise<'signed' | 'purchase_order_needed'> => {
    const quote = await findOpenQuoteAcrossAccounts(operator, number)
    if (!quote) throw new Refusal('not_found', 'document_not_found')
    if (quote.purchase_order_required && purchaseOrder === '' && !quote.purchase_order) return 'purchase_order_needed'
    await recordStaffAct(operator, 'quote.signed', { subject: number, details: { purchaseOrder } })
    await signQuote(actingFor(operator, { portal }, quote.account_id), quote.reference, purchaseOrder)
    return 'signed'
  }
