import { LONGEST_PASSWORD, PASSWORDS_REMEMBERED, SHORTEST_PASSWORD } from '#domain/access/password-rules.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, type Field } from './components/field.ts'

export type FormErrors = Readonly<
  Record<
    string,
    { readonly key: Parameters<Translate>[0]; readonly values?: Readonly<Record<string, string | number>> }
  >
>

/** The numbers that sentences about passwords name. */
export const PASSWORD_NUMBERS = {
  shortest: SHORTEST_PASSWORD,
  longest: LONGEST_PASSWORD,
  remembered: PASSWORDS_REMEMBERED,
}

/** A new password, typed twice because nobody sees it; it is never shown again, not even after an error. */
export function newPasswordFields(errors: FormErrors, t: Translate): readonly Field[] {
  const ask = (name: 'password' | 'again', label: string, hint: string | null) => {
    const error = errors[name]
    return field({
      name,
      kind: 'password',
      label,
      hint,
      error: error ? t(error.key, { ...PASSWORD_NUMBERS, ...error.values }) : null,
      required: true,
      maxlength: 500,
      autocomplete: 'new-password',
    })
  }
  return [
    ask('password', t('access.password.new'), t('access.password.hint', { count: SHORTEST_PASSWORD })),
    ask('again', t('access.password.again'), null),
  ]
}
