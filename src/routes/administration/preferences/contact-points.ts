import { z } from 'zod'
import { CONTACT_PURPOSES, type ContactPoints } from '#domain/accounts/contact-points.ts'
import { EMAIL } from '#domain/orders/holder-faults.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed, type Parsed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import {
  contactPointsPage,
  type ContactPointsFacts,
} from '#presenters/administration/preferences/contact-points-page.ts'
import type { Services } from '#services/index.ts'
import { versionIn } from '../user-form.ts'

const PAGE = '/administration/preferences/contact-points'

const email = z
  .string(says('preferences.contact_points.faults.email'))
  .trim()
  .max(200, says('preferences.contact_points.faults.email'))
  .refine((text) => text === '' || EMAIL.test(text), says('preferences.contact_points.faults.email'))
const language = z.enum(LANGUAGES, says('preferences.contact_points.faults.language'))

const Form = z.object(
  Object.fromEntries(
    CONTACT_PURPOSES.flatMap((purpose) => [
      [`${purpose}_email`, email],
      [`${purpose}_language`, language],
    ]),
  ),
)

/** Where the account's mails go. */
export function contactPointRoutes({ preferences }: Pick<Services, 'preferences'>) {
  const page = async (visit: CustomerVisit) => {
    showPage(visit, { points: await preferences.readContactPoints(visit.scope) })
  }

  const save = async (visit: CustomerVisit) => {
    const { req, res, scope, t } = visit
    const parsed = readPoints(req.body)
    const form = { typed: typed(req.body) }
    if (!parsed.ok) {
      res.status(422)
      const points = await preferences.readContactPoints(scope)
      showPage(visit, { ...form, points, errors: complaints(parsed.errors, t), version: versionIn(req.body) })
      return
    }
    const result = await preferences.changeContactPoints(scope, versionIn(req.body), parsed.value)
    if (result.outcome === 'saved') {
      done(res, PAGE, 'done.preferences.contact_points')
      return
    }
    res.status(409)
    showPage(visit, { ...form, points: result.now, meanwhile: true })
  }

  return { page, save }
}

function readPoints(body: unknown): Parsed<ContactPoints> {
  const parsed = parseForm(Form, body)
  if (!parsed.ok) return parsed
  const values = parsed.value as Readonly<Record<string, string>>
  const points = CONTACT_PURPOSES.map((purpose) => {
    const address = values[`${purpose}_email`]
    return [purpose, address ? { email: address, language: values[`${purpose}_language`] } : null]
  })
  return { ok: true, value: Object.fromEntries(points) as ContactPoints }
}

function showPage({ res, language, t }: CustomerVisit, facts: Omit<ContactPointsFacts, 'language' | 't'>): void {
  show(res, 'administration/preferences/contact-points', contactPointsPage({ ...facts, language, t }))
}
