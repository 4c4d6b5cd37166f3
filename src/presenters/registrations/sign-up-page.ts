import { PREFILL_DAYS } from '#domain/registrations/registration.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert, type Alert } from '../components/alert.ts'
import { errorSummary, field } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { complaints } from '../operations/fault-sentences.ts'
import { everyField, registrationFields, type RegistrationDraft } from './registration-fields.ts'

interface Facts {
  readonly operator: string
  readonly language: Language
  readonly t: Translate
}

/** What became of a link that fills the form, or of a form that was sent. */
export type SignUpNotice = 'prefilled' | 'prefill_over' | 'too_many'

export interface SignUpFacts extends Facts {
  readonly draft: RegistrationDraft
  readonly nonce: string
  /** The link that filled the form, or empty. */
  readonly from: string
  readonly notice: SignUpNotice | null
}

/** What views/sign-up/sign-up.ejs is given: the form of somebody who wants an account. */
export function signUpPage({ draft, nonce, from, notice, operator, language, t }: SignUpFacts) {
  const questions = registrationFields(draft, { language, t })
  const terms = field({
    kind: 'checkbox',
    name: 'terms',
    label: t('registrations.form.terms', { operator }),
    value: draft.typed['terms'] ?? '',
    error: complaints(draft.faults, t)('terms', ''),
    required: true,
  })
  return {
    title: t('registrations.page.title'),
    head: pageHead({
      lead: t('registrations.page.lead', { operator }),
      trail: [{ label: t('access.sign_in.title_customer'), href: '/sign-in' }],
    }),
    notices: notice ? [noticeOf(notice, t)] : [],
    errors: errorSummary([...everyField(questions), terms]),
    action: '/sign-up',
    hidden: [
      { name: 'nonce', value: nonce },
      { name: 'from', value: from },
    ],
    questions,
    terms: { box: terms, link: { label: t('registrations.form.terms_link'), href: '/terms' } },
    next: t('registrations.page.next'),
    submit: t('registrations.page.submit'),
  }
}

export interface CorrectionFacts extends Facts {
  readonly draft: RegistrationDraft
  readonly action: string
  readonly version: number
  /** What sales ask for. */
  readonly message: string
  /** The form has changed since it was opened here. */
  readonly isChanged: boolean
}

/** The same view for somebody who was asked to mend the form. */
export function correctionPage({ draft, action, version, message, isChanged, operator, language, t }: CorrectionFacts) {
  const questions = registrationFields(draft, { language, t })
  return {
    title: t('registrations.correction.title'),
    head: pageHead({ lead: t('registrations.correction.lead', { operator }) }),
    notices: [
      alert('act', message, { title: t('registrations.correction.asked') }),
      ...(isChanged ? [alert('stop', t('registrations.correction.changed'))] : []),
    ],
    errors: errorSummary(everyField(questions)),
    action,
    hidden: [{ name: 'version', value: String(version) }],
    questions,
    terms: null,
    next: t('registrations.correction.next'),
    submit: t('registrations.correction.submit'),
  }
}

/** What views/sign-up/received.ejs is given. */
export function receivedPage({ operator, t }: Pick<Facts, 'operator' | 't'>) {
  return {
    title: t('registrations.received.title'),
    head: pageHead({ lead: t('registrations.received.lead', { operator }) }),
    steps: [t('registrations.received.check'), t('registrations.received.mail'), t('registrations.received.password')],
    back: { label: t('registrations.received.back'), href: '/sign-in' },
  }
}

function noticeOf(notice: SignUpNotice, t: Translate): Alert {
  switch (notice) {
    case 'prefilled':
      return alert('done', t('registrations.page.prefilled'))
    case 'prefill_over':
      return alert('act', t('registrations.page.prefill_over', { days: PREFILL_DAYS }))
    case 'too_many':
      return alert('stop', t('registrations.page.too_many'))
  }
}

/** What the bottom of a status page says: how the holder opens an account, already filled in. */
export function signUpOffer(href: string | null, organization: string, now: Date, facts: Omit<Facts, 'operator'>) {
  if (href === null) return null
  const until = formatsFor(facts.language).date(new Date(now.getTime() + PREFILL_DAYS * 86_400_000)).text
  return {
    title: facts.t('registrations.link.title'),
    text: facts.t('registrations.link.text', { organization, until }),
    link: { label: facts.t('registrations.link.label'), href },
  }
}
