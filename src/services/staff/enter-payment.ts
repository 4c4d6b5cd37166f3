import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import { findInvoiceAcrossAccounts } from '#queries/open-invoices.ts'
import type { MoneyReceived, Taken } from '#services/payments/take-payment.ts'
import { actingFor, recordStaffAct } from './acting-for.ts'

export interface EnterPaymentDeps {
  readonly portal: RoleConnection
  readonly enterPayment: (scope: AccountScope, invoiceNumber: string, money: MoneyReceived) => Promise<Taken>
}

/** A payment as it stands on the bank statement; the currency is the invoice's. */
export type TransferReceived = Omit<MoneyReceived, 'currency'>

/** Enters money that came for an invoice of whatever account. An invoice that a credit note took back takes none. */
export const enterPaymentAcrossAccounts =
  ({ portal, enterPayment }: EnterPaymentDeps) =>
  async (operator: OperatorScope, invoiceNumber: string, money: TransferReceived): Promise<Taken> => {
    const invoice = await findInvoiceAcrossAccounts(operator, invoiceNumber)
    if (!invoice) throw new Refusal('not_found', 'document_not_found')
    if (invoice.credited_by !== null) throw new Refusal('conflict', 'already_paid')
    await recordStaffAct(operator, 'payment.entered', {
      subject: invoiceNumber,
      details: { amount: money.amount.toString(), means: money.means },
    })
    const scope = actingFor(operator, { portal }, invoice.account_id)
    return enterPayment(scope, invoiceNumber, { ...money, currency: invoice.currency })
  }
