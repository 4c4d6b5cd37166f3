import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { MailTransport } from '#ports/mail.ts'
import type { PrintDocument } from '#services/documents/print-document.ts'
import { revealToken, type LinkTokenDeps } from './link-token.ts'
import { getMail, markAttempt, markSent } from '#stores/mail-store.ts'

export interface DeliverMailDeps extends Pick<LinkTokenDeps, 'secrets'> {
  readonly transport: MailTransport
  readonly print: PrintDocument
  readonly sender: { readonly name: string; readonly address: string }
}

/**
 * Hands a mail to the server. A mail can arrive twice only when the process dies between the server's yes and ours;
 * its Message-ID is the mail's own, so the receiver can tell.
 */
export const deliverMail =
  ({ transport, print, sender, secrets }: DeliverMailDeps) =>
  async (scope: AccountScope, mailId: string): Promise<void> => {
    const mail = await inTransaction(scope, async (tx) => {
      await markAttempt(tx, mailId)
      return revealToken({ secrets }, await getMail(tx, mailId))
    })
    if (mail.sentAt) return

    const attachments = []
    for (const id of mail.documentIds) {
      const { name, mediaType, bytes } = await print(scope, { id })
      attachments.push({ filename: name, contentType: mediaType, content: bytes })
    }
    const domain = sender.address.split('@')[1] ?? 'localhost'
    await transport.deliver({
      messageId: `<${mail.id}@${domain}>`,
      from: sender,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      attachments,
    })
    await inTransaction(scope, (tx) => markSent(tx, mailId))
  }
