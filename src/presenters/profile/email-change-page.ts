import type { EmailChange } from '#domain/access/profile.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'

export interface EmailChangeFacts {
  readonly change: EmailChange
  readonly token: string
  readonly language: Language
  readonly t: Translate
}

/** What views/email-changes/confirm.ejs is given while the new address waits for a yes. */
export function emailChangePage({ change, token, language, t }: EmailChangeFacts) {
  const { login, oldEmail, newEmail, awaits, expiresAt } = change
  const isRelease = awaits === 'old'
  const fact = (term: string, text: string, mono = false) => ({ term, text, href: null, mono })
  return {
    title: t(isRelease ? 'access.email_change.release_title' : 'access.email_change.title'),
    lead: t(isRelease ? 'access.email_change.release_lead' : 'access.email_change.lead', { email: newEmail }),
    facts: [
      fact(t('access.email_change.login'), login, true),
      fact(t('access.email_change.from'), oldEmail),
      fact(t('access.email_change.to'), newEmail),
      fact(t('access.email_change.until'), formatsFor(language).dateTime(expiresAt).text),
    ],
    action: `/email-changes/${token}/confirmation`,
    submit: t(isRelease ? 'access.email_change.release_submit' : 'access.email_change.submit'),
    back: null,
  }
}

/** The same once it was given. */
export function emailChangeDonePage(step: 'released' | 'changed', t: Translate) {
  const isReleased = step === 'released'
  return {
    title: t(isReleased ? 'access.email_change.released_title' : 'access.email_change.done_title'),
    lead: t(isReleased ? 'access.email_change.released_lead' : 'access.email_change.done_lead'),
    facts: [],
    action: null,
    submit: '',
    back: { href: '/', label: t('access.email_change.back') },
  }
}
