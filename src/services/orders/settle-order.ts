import { depositUsed } from '#domain/ledger/deposit-entries.ts'
import type { PlainMail } from '#domain/mails/token-kinds.ts'
import type { Order } from '#domain/orders/order.ts'
import { moveSettlement, type SettlementAct } from '#domain/orders/states.ts'
import type { Language } from '#domain/shared/language.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { IssueDocument } from '#services/documents/issue-document.ts'
import { goesToTechnicalContact } from '#services/documents/mail-invoice.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { mailToTechnicalContact } from '#services/mails/to-technical-contact.ts'
import { enqueue } from '#stores/job-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { updateOrder } from '#stores/order-store.ts'
import { serveSoon, takeTokens } from './take-tokens.ts'

interface Receiver {
  readonly email: string
  readonly language: Language
}

export interface SettleOrderDeps {
  readonly issueDocument: IssueDocument
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
}

/**
 * Does what the order's payment means asks for: takes tokens (or lets the order wait for them) or deposit, puts it on the month's invoice, or issues the
 * quote or invoice to be paid. Then tells the technical contact and lets the order go on. What is to be paid is told to
 * `payer` instead, where a stranger has named the technical contact.
 */
export const settleOrder =
  ({ issueDocument, queueMail, statusUrl }: SettleOrderDeps) =>
  async (tx: AccountTx, order: Order, payer: Receiver | null = null): Promise<void> => {
    const document = await settle(tx, order, issueDocument)
    const confirmation = (told: typeof document): PlainMail => ({
      kind: 'order_confirmation',
      data: {
        reference: order.reference,
        commonName: order.commonName,
        statusUrl: statusUrl(order.reference),
        document: told ? { kind: told.kind, number: told.number } : null,
      },
    })
    const documentIds = document && (await goesToTechnicalContact(tx, document)) ? [document.id] : []
    if (payer) {
      const { email: to, language } = payer
      await queueMail(tx, { to, language, orderId: order.id, mail: confirmation(document), documentIds })
      await mailToTechnicalContact(tx, queueMail, order, confirmation(null))
    } else {
      await mailToTechnicalContact(tx, queueMail, order, confirmation(document), documentIds)
    }
    await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
  }

export type SettleOrder = ReturnType<typeof settleOrder>

async function settle(tx: AccountTx, order: Order, issueDocument: IssueDocument) {
  if (order.settlement === 'quote') return issueDocument(tx, order, 'quote')
  switch (order.paymentMeans) {
    case 'free':
      return null
    case 'tokens': {
      if (await takeTokens(tx, order)) return null
      await recordEvent(tx, order.id, 'tokens_awaited')
      await serveSoon(tx)
      return null
    }
    case 'deposit': {
      const { currency, netAmount: amount } = order
      await postEntry(tx, depositUsed(order.id, { currency, amount, orderId: order.id, documentId: null }))
      await move(tx, order, 'use_prepayment')
      await recordEvent(tx, order.id, 'deposit_debited')
      return null
    }
    case 'monthly':
      await move(tx, order, 'put_on_monthly_invoice')
      return null
    case 'card':
    case 'transfer':
    case 'cheque':
    case 'purchase_order':
      return issueDocument(tx, order, 'invoice')
  }
}

async function move(tx: AccountTx, order: Order, act: SettlementAct): Promise<void> {
  await updateOrder(tx, order.id, { settlement: moveSettlement(order.settlement, act) })
}
