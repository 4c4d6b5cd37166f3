import type { Translate } from '#platform/i18n.ts'
import { alert } from './components/alert.ts'
import { errorSummary, field } from './components/field.ts'
import { pageHead } from './components/page-head.ts'
import type { FormErrors } from './new-password-fields.ts'

type Audience = 'customer' | 'staff'
const SIGN_IN = { customer: '/sign-in', staff: '/staff/sign-in' } as const

export interface ForgottenFacts {
  readonly audience: Audience
  readonly name: string
  readonly errors: FormErrors
  readonly tooMany: boolean
  readonly t: Translate
}

/** What views/sign-in/forgotten.ejs is given. */
export function forgottenPage({ audience, name, errors, tooMany, t }: ForgottenFacts) {
  const error = errors['name']
  const fields = [
    field({
      name: 'name',
      label: t('access.forgotten.name'),
      value: name,
      error: error ? t(error.key, error.values) : null,
      required: true,
      maxlength: 200,
      autocomplete: 'username',
    }),
  ]
  return {
    title: t('access.forgotten.title'),
    head: pageHead({ lead: t('access.forgotten.lead') }),
    problem: tooMany ? alert('stop', t('access.forgotten.too_many'), { title: t('access.forgotten.problem') }) : null,
    summary: errorSummary(fields),
    fields,
    action: `${SIGN_IN[audience]}/forgotten`,
    submit: t('access.forgotten.submit'),
    back: { href: SIGN_IN[audience], label: t('access.forgotten.back') },
  }
}

/** What views/sign-in/sent.ejs is given: the same words for everybody. */
export function linkSentPage(audience: Audience, t: Translate) {
  const support = audience === 'staff' ? 'access.forgotten.sent_support_staff' : 'access.forgotten.sent_support'
  return {
    title: t('access.forgotten.sent_title'),
    head: pageHead({ lead: t('access.forgotten.sent_lead') }),
    steps: [t('access.forgotten.sent_wait'), t('access.forgotten.sent_nothing'), t(support)],
    back: { href: SIGN_IN[audience], label: t('access.forgotten.back') },
  }
}
