import { z } from 'zod'
import { isLogin } from '#domain/access/login.ts'
import type { UserFields } from '#domain/access/managed-user.ts'
import { RIGHTS, type Right } from '#domain/access/rights.ts'
import { EMAIL } from '#domain/orders/holder-faults.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { parseForm, says, textsIn, ticks, typed, type Parsed } from '#http/form.ts'

const LONGEST = 200

const formWith = (kept: readonly Right[]) =>
  z.object({
    name: z
      .string(says('administration.user.faults.name'))
      .trim()
      .min(1, says('administration.user.faults.name'))
      .max(LONGEST, says('administration.user.faults.name')),
    login: z
      .string(says('administration.user.faults.login'))
      .trim()
      .toLowerCase()
      .refine(isLogin, says('administration.user.faults.login')),
    email: z
      .string(says('administration.user.faults.email'))
      .trim()
      .max(LONGEST, says('administration.user.faults.email'))
      .regex(EMAIL, says('administration.user.faults.email')),
    language: z.enum(LANGUAGES, says('administration.user.faults.language')),
    rights: ticks(RIGHTS).refine(
      (rights) => rights.length + kept.length > 0,
      says('administration.user.faults.rights'),
    ),
  })

/** The form as it was typed, to be shown again. */
export interface UserDraft {
  readonly values: Readonly<Record<string, string>>
  readonly rights: readonly string[]
  readonly inform: boolean
}

export function draftOf(body: unknown): UserDraft {
  const values = typed(body)
  return { values, rights: textsIn(body, 'rights'), inform: values['inform'] === 'yes' }
}

/** What is to be written. `kept`: rights that the writer can neither give nor take, which a form doesn't carry. */
export const readUserForm = (body: unknown, kept: readonly Right[] = []): Parsed<UserFields> =>
  parseForm(formWith(kept), body)

const Version = z.object({ version: z.string().max(100).catch('') })

/** What the form was filled from; nothing that fits when it doesn't say. */
export const versionIn = (body: unknown): string => Version.parse(body ?? {}).version

const FormId = z.object({ id: z.uuid().nullable().catch(null) })

/** The id that a form gives to what it makes, so that it is made once. */
export const idIn = (body: unknown): string | null => FormId.parse(body ?? {}).id
