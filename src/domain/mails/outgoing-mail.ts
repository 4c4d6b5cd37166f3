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

/** Stands in the kept copy of a mail where its receiver reads the token of a link. */
export const HIDDEN_TOKEN = 'hidden-token'

/** How far a mail has come. */
export type Sending = Pick<MailFile, 'sent_at' | 'attempts' | 'text_body'>

/** What it takes to send a mail (again): a reason where its receiver has it; never once the token of its link is gone. */
export type Resending = 'at_once' | 'with_reason' | 'token_gone'

export function resendingOf({ sent_at: sentAt, text_body: text }: Pick<Sending, 'sent_at' | 'text_body'>): Resending {
  if (sentAt === null) return 'at_once'
  return text.includes(HIDDEN_TOKEN) ? 'token_gone' : 'with_reason'
}

/** Tells whether anything has happened to a mail since its page was opened. */
export const sendingVersion = ({ sent_at: sentAt, attempts }: Pick<Sending, 'sent_at' | 'attempts'>): string =>
  `${sentAt?.toISOString() ?? 'unsent'} ${attempts}`
