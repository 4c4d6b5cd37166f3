import type { Mail } from '#domain/mails/mail.ts'
import type { Language } from '#domain/shared/language.ts'

export interface ComposedMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** Puts a mail into words and layout, in its receiver's language. */
export interface MailComposer {
  /** `copyOf`: whose mail this repeats, where it is a copy. */
  compose(mail: Mail, language: Language, copyOf?: string | null): ComposedMail
}
