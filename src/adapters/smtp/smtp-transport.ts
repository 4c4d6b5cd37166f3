import { createTransport, type SendMailOptions } from 'nodemailer'
import { SECOND } from '#domain/shared/time.ts'
import type { MailMessage, MailTransport } from '#ports/mail.ts'

export interface SmtpOptions {
  /** `smtp://` (with STARTTLS where the server offers it) or `smtps://`, credentials inside. */
  readonly url: string
  /** For one mail, from the connection to the server's last word. */
  readonly timeoutMs?: number
}

export interface SmtpTransport extends MailTransport {
  /** Lets the mails under way finish and closes the idle connections. */
  close(): void
}

const MAILBOX = /^[^\s\p{C}@<>,;:"()[\]\\]+@[^\s\p{C}@<>,;:"()[\]\\]+$/u
const MESSAGE_ID = /^<[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+>$/

/** Sends over a few kept connections. A mail that failed is never sent again from here: the job decides that. */
export function createSmtpTransport({ url, timeoutMs = 30 * SECOND }: SmtpOptions): SmtpTransport {
  const transporter = createTransport({
    url,
    pool: true,
    maxRequeues: 0,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    deliver: async (message) => {
      await transporter.sendMail({ ...toMail(message), signal: AbortSignal.timeout(timeoutMs) })
    },
    close: () => transporter.close(),
  }
}

/** Names each address as one address, so that no text in it can become a second receiver or another header. */
function toMail(message: MailMessage): SendMailOptions {
  assertOnly(MAILBOX, message.from.address)
  assertOnly(MAILBOX, message.to)
  assertOnly(MESSAGE_ID, message.messageId)
  return {
    messageId: message.messageId,
    from: message.from,
    to: { name: '', address: message.to },
    envelope: { from: message.from.address, to: [message.to] },
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments: message.attachments.map((attachment) => ({ ...attachment, contentDisposition: 'attachment' })),
    // Out-of-office replies to a portal help nobody (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

function assertOnly(pattern: RegExp, text: string): void {
  if (!pattern.test(text)) throw new Error(`unfit for a mail header: ${JSON.stringify(text)}`)
}
