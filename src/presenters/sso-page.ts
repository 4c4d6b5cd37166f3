import type { Translate } from '#platform/i18n.ts'
import { alert } from './components/alert.ts'
import { field } from './components/field.ts'
import { pageHead } from './components/page-head.ts'

export type SsoProblem =
  | 'unknown'
  | 'unreachable'
  | 'too_many'
  | 'gone'
  | 'failed'
  | 'unknown_person'
  | 'unverified'
  | 'no_rights'
  | 'suspended'
  | 'locked'
  | 'linked_elsewhere'
  | 'network_refused'

export interface SsoFacts {
  /** What was typed. */
  readonly name: string
  /** How the provider calls somebody whom we refuse. */
  readonly person: string
  readonly errors: Readonly<Record<string, { readonly key: Parameters<Translate>[0] }>>
  readonly problem: SsoProblem | null
  readonly back: string
  readonly t: Translate
}

/** What views/sign-in/sso.ejs is given: who somebody is, so that we know where their provider is. */
export function ssoPage({ name, person, errors, problem, back, t }: SsoFacts) {
  const wrong = errors['name']
  return {
    title: t('access.sso.title'),
    head: pageHead({ lead: t('access.sso.lead') }),
    problem: problem
      ? alert('stop', t(`access.sso.problem.${problem}`, { name: person }), {
          title: t('access.sso.problem_title'),
          urgent: true,
        })
      : null,
    action: '/sign-in/sso',
    back,
    field: field({
      name: 'name',
      label: t('access.sso.name'),
      value: name,
      error: wrong ? t(wrong.key) : null,
      required: true,
      maxlength: 200,
      autocomplete: 'username',
    }),
    submit: t('access.sso.submit'),
    other: { href: '/sign-in', label: t('access.sso.back') },
  }
}

/** What views/sign-in/sso-leave.ejs is given: on the way out, for browsers that don't go by themselves. */
export function leavePage(url: string, t: Translate) {
  const { host } = new URL(url)
  return {
    title: t('access.sso.leave_title'),
    head: pageHead({ lead: t('access.sso.leave_lead', { host }) }),
    link: { href: url, label: t('access.sso.leave', { host }) },
  }
}
