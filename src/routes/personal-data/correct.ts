import { z } from 'zod'
import { PHONE } from '#domain/orders/holder-faults.ts'
import type { OpenPage } from '#domain/personal-data/subject.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed, type Parsed } from '#http/form.ts'
import type { PublicVisit } from '#http/visit.ts'
import { showHeld } from './held.ts'
import type { PersonalDataDeps } from './index.ts'
import { withOpenPage } from './open-page.ts'

const words = (key: 'name' | 'first_name' | 'last_name', shortest: number, longest: number) =>
  z
    .string(says(`personal.errors.${key}`))
    .trim()
    .min(shortest, says(`personal.errors.${key}`))
    .max(longest, says(`personal.errors.${key}`))
const language = z.enum(LANGUAGES, says('personal.errors.language'))
const version = z.string(says('personal.errors.version')).max(100, says('personal.errors.version'))

const User = z.object({ name: words('name', 2, 120), language, version })
const Contact = z.object({
  first_name: words('first_name', 1, 200),
  last_name: words('last_name', 1, 200),
  phone: z.string(says('personal.errors.phone')).trim().regex(PHONE, says('personal.errors.phone')),
  job_title: z.string(says('personal.errors.job_title')).trim().max(100, says('personal.errors.job_title')),
  language,
  version,
})

/** What of one's data one can put right by oneself. */
export function correctionRoutes(deps: PersonalDataDeps) {
  const { personalData } = deps.services
  const withPage = withOpenPage(deps)

  /** Says that it is saved, or shows the page again with what was typed. */
  const end = async (
    visit: PublicVisit,
    page: OpenPage,
    form: string,
    parsed: Parsed<unknown>,
    outcome: 'saved' | 'changed_meanwhile' | 'wrong',
  ): Promise<void> => {
    if (outcome === 'saved') {
      done(visit.res, '/personal-data', 'done.personal_data.corrected')
      return
    }
    const isStale = outcome === 'changed_meanwhile'
    visit.res.status(isStale ? 409 : 422)
    const errors = parsed.ok ? {} : parsed.errors
    await showHeld(deps, visit, page, { form, values: typed(visit.req.body), errors, isStale })
  }

  const user = withPage(async (visit, page) => {
    const parsed = parseForm(User, visit.req.body)
    const outcome = parsed.ok ? await personalData.correctUser(visit.operator, page, parsed.value) : 'wrong'
    await end(visit, page, 'user', parsed, outcome)
  })

  const contact = withPage(async (visit, page) => {
    const id = String(visit.req.params['contactId'])
    const parsed = parseForm(Contact, visit.req.body)
    if (!parsed.ok) {
      await personalData.assertContact(visit.operator, page, id)
      return end(visit, page, id, parsed, 'wrong')
    }
    const { first_name: firstName, last_name: lastName, job_title: jobTitle, ...rest } = parsed.value
    const correction = { firstName, lastName, jobTitle, phone: rest.phone, language: rest.language }
    const outcome = await personalData.correctContact(visit.operator, page, id, correction, rest.version)
    await end(visit, page, id, parsed, outcome)
  })

  return { user, contact }
}
