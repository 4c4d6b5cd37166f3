import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import { findInvoiceAcrossAccounts } from '#queries/open-invoices.ts'
import { actingFor, recordStaffAct } from './acting-for.ts'

export interface GiveBackExcessDeps {
  readonly portal: RoleConnection
  readonly giveBackExcess: (scope: AccountScope, invoiceNumber: string, paymentId: string) => Promise<void>
}

/** Enters for an invoice of whatever account that a card got back what it was charged too much. */
export const giveBackExcessAcrossAccounts =
  ({ portal, giveBackExcess }: GiveBackExcessDeps) =>
  async (operator: OperatorScope, invoiceNumber: string, paymentId: string): Promise<void> => {
    const invoice = await findInvoiceAcrossAccounts(operator, invoiceNumber)
    if (!invoice) throw new Refusal('not_found', 'document_not_found')
    await recordStaffAct(operator, 'payment.returned', { subject: invoiceNumber, details: { payment: paymentId } })
    await giveBackExcess(actingFor(operator, { portal }, invoice.account_id), invoiceNumber, paymentId)
  }
