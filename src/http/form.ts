import { z } from 'zod'
import { Refusal } from '#domain/shared/refusal.ts'
import type { MessageKey } from '#platform/message-keys.ts'

/** A field's complaint, with the blanks of its sentence. */
export interface FieldError {
  readonly key: MessageKey
  readonly values?: Readonly<Record<string, string | number>>
}
export type FieldErrors = Readonly<Record<string, FieldError>>
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: FieldErrors }

/** Gives a field of a zod schema its complaint, as a message key that must exist. */
export const says = (key: MessageKey) => ({ error: key })

/**
 * Reads a form. A wrong answer is an ordinary value, not an exception: the page is simply shown again, with 422. What
 * none of our pages can have sent (a text twice) has no complaint of its own and is refused.
 */
export function parseForm<S extends z.ZodType>(schema: S, body: unknown): Parsed<z.output<S>> {
  const result = schema.safeParse(body ?? {})
  if (result.success) return { ok: true, value: result.data }
  const errors: Record<string, FieldError> = {}
  for (const { path, message } of result.error.issues) {
    if (message.includes(' ')) throw new Refusal('invalid', 'form_expired', {}, { cause: result.error })
    errors[path.join('.')] ??= { key: message as MessageKey }
  }
  return { ok: false, errors }
}

/** Ticks of one name: none, one or several. */
export const ticks = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.enum(values)).catch([]))

/** What was typed, to be shown again: the first string of each field. */
export function typed(body: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value
      return typeof first === 'string' ? [[name, first]] : []
    }),
  )
}

/** Every value that a form sent under this name. */
export function textsIn(body: unknown, name: string): readonly string[] {
  const value = ((body ?? {}) as Readonly<Record<string, unknown>>)[name]
  return [value].flat().filter((one): one is string => typeof one === 'string')
}
