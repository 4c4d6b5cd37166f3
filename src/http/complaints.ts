import type { FieldErrors } from './form.ts'
import type { Translate } from '#platform/i18n.ts'

/** What is wrong with each field, in words. */
export function complaints(errors: FieldErrors, t: Translate): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(errors).map(([name, { key, values }]) => [name, t(key, values)]))
}
