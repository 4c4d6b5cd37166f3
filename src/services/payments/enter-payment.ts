import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getDocument } from '#stores/document-store.ts'
import type { MoneyReceived, TakePayment, Taken } from './take-payment.ts'

/** Accounting staff enter a transfer or cheque against the invoice it names. */
export const enterPayment =
  ({ takePayment }: { readonly takePayment: TakePayment }) =>
  (scope: AccountScope, invoiceNumber: string, money: MoneyReceived): Promise<Taken> =>
    inTransaction(scope, async (tx) => {
      const invoice = await getDocument(tx, { number: invoiceNumber })
      if (invoice.kind !== 'invoice') throw new Refusal('not_found', 'document_not_found')
      return takePayment(tx, invoice, money)
    })
