import { z } from 'zod'
import { complaints } from '#http/complaints.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import type { StaffVisit } from '#http/visit.ts'
import { NO_DRAFT, type ActDraft } from '#presenters/staff/act-form.ts'
import type { Services } from '#services/index.ts'

const missing = says('accounts.confirm.reason_missing')

/** Proofs of the second factor: a code, or what a device has answered. Both are empty where none is asked for. */
export const PROOF = { code: z.string().max(200).catch(''), passkey: z.string().max(20_000).catch('') }

export interface Proof {
  readonly code: string
  readonly passkey: string
}

/** What every act with a reason asks. */
export const Confirmation = z.object({
  reason: z.string(missing).trim().min(1, missing).max(1000, says('accounts.confirm.reason_long')),
  ...PROOF,
})

/** The form as it stands: as it was typed, with what is wrong, or as it is opened. */
export function draftOf({ req, t }: StaffVisit, errors: FieldErrors): ActDraft {
  return req.method === 'POST' ? { values: typed(req.body), errors: complaints(errors, t) } : NO_DRAFT
}

/**
 * Reads the form of a dangerous act, has an administrator prove the second factor again, and does the work; or shows the
 * form again with what is wrong.
 */
export async function confirmed<Schema extends z.ZodType<Proof>>(
  { secondFactor }: Pick<Services, 'secondFactor'>,
  visit: StaffVisit,
  schema: Schema,
  form: {
    readonly again: (errors: FieldErrors) => Promise<void>
    readonly work: (value: z.output<Schema>) => Promise<void>
  },
): Promise<void> {
  const parsed = parseForm(schema, visit.req.body)
  const wrong = parsed.ok ? await secondFactor.confirmAgain(visit.operator, parsed.value) : null
  if (parsed.ok && wrong === null) return form.work(parsed.value)
  visit.res.status(422)
  await form.again(parsed.ok ? { code: { key: `accounts.confirm.${wrong ?? 'wrong_code'}` } } : parsed.errors)
}
