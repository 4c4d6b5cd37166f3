export const MAILBOX_VIEWS = ['all', 'waiting'] as const
export type MailboxView = (typeof MAILBOX_VIEWS)[number]

interface OutgoingMail {
  readonly id: string
  /** Null for somebody without an account. */
  readonly account_name: string | null
  readonly recipient: string
  readonly subject: string
  /** Of the order that it is about. */
  readonly reference: string | null
  readonly created_at: Date
  readonly sent_at: Date | null
  readonly attempts: number
}

/** A mail as one line of the outgoing mail. */
export interface MailRow extends OutgoingMail {
  readonly attachment_count: number
  /** What the next page's address holds. */
  readonly sort_value: string
}

/** A mail with all that is in it. */
export interface MailFile extends OutgoingMail {
  readonly account_id: string | null
  readonly html: string
  readonly text_body: string
  /** The documents whose print goes along. */
  readonly attachments: readonly { readonly id: string; readonly number: string }[]
}
