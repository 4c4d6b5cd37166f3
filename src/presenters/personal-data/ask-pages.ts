import type { WaitingLink } from '#domain/personal-data/subject.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import type { FormErrors } from '#presenters/new-password-fields.ts'

export interface AskFacts {
  readonly email: string
  readonly errors: FormErrors
  /** Why the visitor is here again. */
  readonly problem: 'too_many' | 'ended' | null
  readonly t: Translate
}

const backLink = (t: Translate) => ({ href: '/sign-in', label: t('personal.ask.back') })

/** What views/personal-data/ask.ejs is given. */
export function askPage({ email, errors, problem, t }: AskFacts) {
  const error = errors['email']
  const fields = [
    field({
      name: 'email',
      kind: 'email',
      label: t('personal.ask.email'),
      value: email,
      error: error ? t(error.key, error.values) : null,
      required: true,
      maxlength: 200,
      autocomplete: 'email',
    }),
  ]
  return {
    title: t('personal.ask.title'),
    head: pageHead({ lead: t('personal.ask.lead') }),
    problem:
      problem === 'too_many'
        ? alert('stop', t('personal.ask.too_many'), { title: t('personal.ask.problem') })
        : problem === 'ended'
          ? alert('quiet', t('personal.ask.ended'), { title: t('personal.ask.ended_title') })
          : null,
    summary: errorSummary(fields),
    fields,
    submit: t('personal.ask.submit'),
    back: backLink(t),
  }
}

/** What views/sign-in/sent.ejs is given: the same words for everybody. */
export function askedPage(t: Translate) {
  return {
    title: t('personal.ask.sent_title'),
    head: pageHead({ lead: t('personal.ask.sent_lead') }),
    steps: [t('personal.ask.sent_wait'), t('personal.ask.sent_each'), t('personal.ask.sent_nothing')],
    back: backLink(t),
  }
}

export interface OpenFacts {
  readonly link: WaitingLink
  readonly token: string
  readonly language: Language
  readonly t: Translate
}

/** What views/email-changes/confirm.ejs is given: the question before a link is used up. */
export function openPage({ link, token, language, t }: OpenFacts) {
  const fact = (term: string, text: string) => ({ term, text, href: null, mono: false })
  return {
    title: t('personal.open.title'),
    lead: t('personal.open.lead'),
    facts: [
      fact(t('personal.open.email'), link.holder.email),
      fact(t('personal.open.account'), link.accountName ?? t('personal.open.operator')),
      fact(t('personal.open.until'), formatsFor(language).dateTime(link.expiresAt).text),
    ],
    action: `/personal-data/links/${token}/opening`,
    submit: t('personal.open.submit'),
    back: null,
  }
}

/** What views/profile/form.ejs is given: asking for the link as a user who is signed in. */
export function ownDataPage(email: string, t: Translate) {
  const profile = { href: '/profile', label: t('profile.title') }
  return {
    title: t('profile.personal_data.title'),
    head: pageHead({ lead: t('profile.personal_data.lead'), trail: [profile] }),
    notice: null,
    action: '/profile/personal-data',
    summary: null,
    version: '',
    fields: [],
    notes: [t('profile.personal_data.note_mail', { email }), t('profile.personal_data.note_why')],
    submit: t('profile.personal_data.submit'),
    back: { href: '/profile', label: t('profile.back') },
  }
}
