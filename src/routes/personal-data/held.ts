import { z } from 'zod'
import { CHOSEN_PURPOSES } from '#domain/personal-data/purposes.ts'
import type { OpenPage } from '#domain/personal-data/subject.ts'
import { clearCookie } from '#http/cookies.ts'
import { done } from '#http/done.ts'
import { parseForm, ticks } from '#http/form.ts'
import { sendFile } from '#http/send-file.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import type { Unsaved } from '#presenters/personal-data/correction-forms.ts'
import { heldPage } from '#presenters/personal-data/held-page.ts'
import type { PersonalDataDeps } from './index.ts'
import { PAGE_COOKIE, withOpenPage } from './open-page.ts'

const Purposes = z.object({ allowed: ticks(CHOSEN_PURPOSES) })

/** The page itself, the file to take away and the purposes. */
export function heldRoutes(deps: PersonalDataDeps) {
  const { personalData } = deps.services
  const withPage = withOpenPage(deps)

  const exportFile = withPage(async ({ res, operator }, page) => {
    const held = await personalData.export(operator, page)
    const bytes = Buffer.from(`${JSON.stringify(held, null, 2)}\n`)
    sendFile(res, { name: 'personal-data.json', mediaType: 'application/json; charset=utf-8', bytes })
  })

  const choosePurposes = withPage(async ({ req, res, operator }, page) => {
    const parsed = parseForm(Purposes, req.body)
    await personalData.choosePurposes(operator, page, parsed.ok ? parsed.value.allowed : [])
    done(res, '/personal-data', 'done.personal_data.purposes')
  })

  const close = withPage(async ({ res, operator }, page) => {
    await personalData.close(operator, page)
    clearCookie(res, PAGE_COOKIE, deps.cookies)
    done(res, '/personal-data/request', 'done.personal_data.closed')
  })

  return { page: withPage((visit, page) => showHeld(deps, visit, page, null)), exportFile, choosePurposes, close }
}

export async function showHeld(
  { services: { personalData } }: PersonalDataDeps,
  visit: PublicVisit,
  page: OpenPage,
  unsaved: Unsaved | null,
): Promise<void> {
  const { res, operator, language, t } = visit
  const { correctable, ...held } = await personalData.read(operator, page)
  const facts = { ...held, ...correctable, endsAt: page.endsAt, unsaved, language, t }
  show(res, 'personal-data/held', heldPage(facts))
}
