import type { FieldErrors } from '#http/form.ts'
import type { StaffVisit } from '#http/visit.ts'

/** What is wrong with each field, in words. */
export function complaints(errors: FieldErrors, t: StaffVisit['t']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(errors).map(([name, { key, values }]) => [name, t(key, values)]))
}
