import type { MailMessage, MailTransport } from '#ports/mail.ts'
import { revealToken, type LinkTokenDeps } from './link-token.ts'

export interface HandOverDeps extends Pick<LinkTokenDeps, 'secrets'> {
  readonly transport: MailTransport
  readonly sender: { readonly name: string; readonly address: string }
}

interface WrittenMail {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly sealedToken: string | null
}

/**
 * Gives a written mail to the server. It can arrive twice only when the process dies between the server's yes and
 * ours; its Message-ID is the mail's own, so the receiver can tell.
 */
export function handOver(
  { transport, sender, secrets }: HandOverDeps,
  mail: WrittenMail,
  attachments: MailMessage['attachments'] = [],
): Promise<void> {
  const { id, recipient, subject, text, html } = revealToken({ secrets }, mail)
  const domain = sender.address.split('@')[1] ?? 'localhost'
  return transport.deliver({
    messageId: `<${id}@${domain}>`,
    from: sender,
    to: recipient,
    subject,
    text,
    html,
    attachments,
  })
}
