import type { Language, Localised } from '#domain/shared/language.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { MailInvoice } from '#services/documents/mail-invoice.ts'
import { takeBackInvoice } from '#services/documents/take-back-invoice.ts'
import { closePages } from '#services/payments/close-pages.ts'
import { findUser } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { getDocument } from '#stores/document-store.ts'
import { lockTopUp, markTopUpCancelled } from '#stores/top-up-store.ts'

/** Calls a request off that is not paid: its invoice is taken back. Said twice, the second changes nothing. */
export const cancelTopUp =
  ({ mailInvoice }: { readonly mailInvoice: MailInvoice }) =>
  (scope: AccountScope, number: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const invoice = await getDocument(tx, { number })
      const topUp = await lockTopUp(tx, invoice.id)
      if (topUp.paidAt !== null) throw new Refusal('conflict', 'already_paid')
      if (topUp.cancelledAt !== null) return
      const soldAs = topUp.deposit === null ? 'tokens' : 'deposit'
      const language: Language = invoice.content.language
      const creditNote = await takeBackInvoice(tx, invoice, soldAs, REASON[language])
      await closePages(tx, { documentId: invoice.id })
      await markTopUpCancelled(tx, topUp.id, creditNote.id)
      await recordLog(tx, { action: 'top_up.cancelled', subject: number })
      const requester = tx.actor.kind === 'user' ? await findUser(tx, tx.actor.id) : null
      await mailInvoice(tx, creditNote, requester)
    })

const REASON: Localised = { en: 'The request was called off', fr: 'La demande a été annulée' }
