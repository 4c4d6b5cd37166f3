import type { MailTransport } from '#ports/mail.ts'

/** Delivers nowhere: the demonstration shows the mails that the portal keeps anyway. */
export function createDemoMailTransport(): MailTransport {
  return { deliver: () => Promise.resolve() }
}
