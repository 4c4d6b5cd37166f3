import { profileVersion, type ProfileFields } from '#domain/access/profile.ts'
import { contactVersion, type KeptContact } from '#domain/organizations/kept-contact.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field, option, type Field } from '#presenters/components/field.ts'
import type { FormErrors } from '#presenters/new-password-fields.ts'

/** A form that was sent and not saved: which one, what was typed, and why. */
export interface Unsaved {
  readonly form: 'user' | (string & {})
  readonly values: Readonly<Record<string, string>>
  readonly errors: FormErrors
  readonly isStale: boolean
}

interface Draft {
  readonly id: string
  readonly title: string
  readonly action: string
  readonly version: string
  readonly fields: readonly Field[]
  readonly note: string
  readonly link: { readonly href: string; readonly label: string } | null
  readonly isStale: boolean
}

type Name = 'name' | 'first_name' | 'last_name' | 'phone' | 'job_title' | 'language'

/** Questions of one form of the page, whose ids no other form has. */
function asker(id: string, unsaved: Unsaved | null, t: Translate) {
  return (name: Name, kept: string, more: Partial<Field> = {}) => {
    const error = unsaved?.errors[name]
    return field({
      id: `${id}-${name.replace('_', '-')}`,
      name,
      label: t(`personal.page.${name}`),
      value: unsaved?.values[name] ?? kept,
      error: error ? t(error.key, error.values) : null,
      ...more,
    })
  }
}

const languages = (t: Translate) => LANGUAGES.map((code) => option(code, t(`shell.languages.${code}`)))

const form = ({ isStale, ...draft }: Draft, t: Translate) => ({
  ...draft,
  notice: isStale ? alert('act', t('personal.page.stale'), { urgent: true }) : null,
  summary: errorSummary(draft.fields),
  submit: t('personal.page.save'),
})

export function userForm(user: ProfileFields, all: Unsaved | null, t: Translate) {
  const unsaved = all?.form === 'user' ? all : null
  const ask = asker('user', unsaved, t)
  const isStale = unsaved?.isStale ?? false
  return form(
    {
      id: 'correct-user',
      title: t('personal.page.user_title'),
      action: '/personal-data/user',
      version: isStale || !unsaved?.values['version'] ? profileVersion(user) : unsaved.values['version'],
      fields: [
        ask('name', user.name, { required: true, maxlength: 120, autocomplete: 'name' }),
        ask('language', user.language, { kind: 'select', options: languages(t) }),
      ],
      note: t('personal.page.email_user'),
      link: { href: '/profile/email', label: t('personal.page.email_link') },
      isStale,
    },
    t,
  )
}

export function contactForm(contact: KeptContact, organization: string, all: Unsaved | null, t: Translate) {
  const unsaved = all?.form === contact.id ? all : null
  const id = `contact-${contact.id}`
  const ask = asker(id, unsaved, t)
  const isStale = unsaved?.isStale ?? false
  return form(
    {
      id: `correct-${id}`,
      title: t('personal.page.contact_title', { organization }),
      action: `/personal-data/contacts/${contact.id}`,
      version: isStale || !unsaved?.values['version'] ? contactVersion(contact) : unsaved.values['version'],
      fields: [
        ask('first_name', contact.firstName, { required: true, maxlength: 200, autocomplete: 'given-name' }),
        ask('last_name', contact.lastName, { required: true, maxlength: 200, autocomplete: 'family-name' }),
        ask('phone', contact.phone, { kind: 'tel', required: true, maxlength: 40, autocomplete: 'tel' }),
        ask('job_title', contact.jobTitle ?? '', { maxlength: 100, autocomplete: 'organization-title' }),
        ask('language', contact.language, { kind: 'select', options: languages(t) }),
      ],
      note: t('personal.page.email_contact'),
      link: null,
      isStale,
    },
    t,
  )
}
