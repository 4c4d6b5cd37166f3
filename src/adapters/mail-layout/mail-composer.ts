import type { Letter } from '#domain/mails/letter.ts'
import type { Mail } from '#domain/mails/mail.ts'
import type { Language } from '#domain/shared/language.ts'
import { translator, type Translate } from '#platform/i18n.ts'
import type { MailComposer } from '#ports/mail-composer.ts'
import { plainText } from './plain-text.ts'

export interface MailComposerDeps {
  /** Puts a mail into words: the presenter, for the operator's house. */
  readonly letterOf: (mail: Mail, words: { readonly t: Translate; readonly language: Language }) => Letter
  /** The view engine. */
  readonly render: (view: string, model: { readonly page: object; readonly t: Translate }) => string
}

/** Writes mails in one layout, as HTML (`views/mail/letter.ejs`) and as text. */
export function createMailComposer({ letterOf, render }: MailComposerDeps): MailComposer {
  return {
    compose(mail, language, copyOf = null) {
      const t = translator(language)
      const own = letterOf(mail, { t, language })
      const reason = { ...own.reason, text: t('mail.frame.copy', { to: copyOf ?? '' }) }
      const letter = copyOf === null ? own : { ...own, reason }
      return {
        subject: letter.subject,
        html: render('mail/letter', { page: { ...letter, language }, t }),
        text: plainText(letter),
      }
    },
  }
}
