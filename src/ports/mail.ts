export interface MailMessage {
  /** Stable per outgoing mail, so that a second delivery of the same mail is recognised by its receiver. */
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly content: Buffer }[]
}

/** Hands a mail to the outside. Throws when the server did not take it: the job tries again. */
export interface MailTransport {
  deliver(message: MailMessage): Promise<void>
}
