import type { Mail, MailKind } from '#domain/mails/mail.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'

/** The receiver's language. */
export interface Words {
  readonly t: Translate
  readonly language: Language
}

/** What a kind of mail tells. */
export type DataOf<Kind extends MailKind> = Extract<Mail, { readonly kind: Kind }>['data']
