import { z } from 'zod'
import type { ContactFields } from '#domain/organizations/kept-contact.ts'
import { CONTACT_ROLES, type ContactRole } from '#domain/organizations/organization.ts'
import { EMAIL, PHONE } from '#domain/orders/holder-faults.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { parseForm, says, textsIn, ticks, typed, type Parsed } from '#http/form.ts'

const LONGEST = 200

const Form = z.object({
  organizationId: z.uuid(says('administration.contact.faults.organization')),
  firstName: z
    .string(says('administration.contact.faults.first_name'))
    .trim()
    .min(1, says('administration.contact.faults.first_name'))
    .max(LONGEST, says('administration.contact.faults.first_name')),
  lastName: z
    .string(says('administration.contact.faults.last_name'))
    .trim()
    .min(1, says('administration.contact.faults.last_name'))
    .max(LONGEST, says('administration.contact.faults.last_name')),
  jobTitle: z
    .string(says('administration.contact.faults.job_title'))
    .trim()
    .max(LONGEST, says('administration.contact.faults.job_title'))
    .default(''),
  email: z
    .string(says('administration.contact.faults.email'))
    .trim()
    .max(LONGEST, says('administration.contact.faults.email'))
    .regex(EMAIL, says('administration.contact.faults.email')),
  phone: z
    .string(says('administration.contact.faults.phone'))
    .trim()
    .regex(PHONE, says('administration.contact.faults.phone')),
  language: z.enum(LANGUAGES, says('administration.contact.faults.language')),
  proposedAs: ticks(CONTACT_ROLES),
})

/** What is to be written; the organization must be one of the account's. */
export function readContactForm(
  body: unknown,
  organizations: readonly { readonly id: string }[],
): Parsed<ContactFields> {
  const known = Form.refine(({ organizationId }) => organizations.some(({ id }) => id === organizationId), {
    ...says('administration.contact.faults.organization'),
    path: ['organizationId'],
  })
  return parseForm(known, body)
}

/** The form as it was typed, to be shown again. */
export function contactDraftOf(body: unknown) {
  return { values: typed(body), proposedAs: textsIn(body, 'proposedAs') as readonly ContactRole[] }
}
