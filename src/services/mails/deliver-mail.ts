import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { PrintDocument } from '#services/documents/print-document.ts'
import type { PrintMandate } from '#services/mandates/print-mandate.ts'
import { getMail, markAttempt, markSent } from '#stores/mail-store.ts'
import { handOver, type HandOverDeps } from './hand-over.ts'

export interface DeliverMailDeps extends HandOverDeps {
  readonly print: PrintDocument
  readonly printMandate: PrintMandate
}

/** Sends a mail of an account with the documents that go along. */
export const deliverMail =
  (deps: DeliverMailDeps) =>
  async (scope: AccountScope, mailId: string): Promise<void> => {
    const mail = await inTransaction(scope, async (tx) => {
      await markAttempt(tx, mailId)
      return getMail(tx, mailId)
    })
    if (mail.sentAt) return

    const attachments = []
    for (const id of mail.documentIds) {
      const { name, mediaType, bytes } = await deps.print(scope, { id })
      attachments.push({ filename: name, contentType: mediaType, content: bytes })
    }
    if (mail.mandateId !== null) {
      const { name, mediaType, bytes } = await deps.printMandate(scope, mail.mandateId)
      attachments.push({ filename: name, contentType: mediaType, content: bytes })
    }
    await handOver(deps, mail, attachments)
    await inTransaction(scope, (tx) => markSent(tx, mailId))
  }
