import { z } from 'zod'
import { EMAIL } from '#domain/orders/holder-faults.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { setCookie } from '#http/cookies.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { askedPage, askPage, openPage } from '#presenters/personal-data/ask-pages.ts'
import type { PersonalDataDeps } from './index.ts'
import { PAGE_COOKIE } from './open-page.ts'

const wrong = says('personal.ask.wrong_email')
const Form = z.object({ email: z.string(wrong).trim().max(200, wrong).regex(EMAIL, wrong) })

/** Asking for a link and opening it: nothing here tells whether an address is known. */
export function askRoutes({ services: { personalData }, cookies }: PersonalDataDeps) {
  const page = ({ req, res, t }: PublicVisit, errors: FieldErrors, problem: 'too_many' | 'ended' | null) => {
    const email = typed(req.body)['email'] ?? ''
    show(res, 'personal-data/ask', askPage({ email, errors, problem, t }))
    return Promise.resolve()
  }

  const ask = async (visit: PublicVisit): Promise<void> => {
    const parsed = parseForm(Form, visit.req.body)
    const outcome = parsed.ok ? await personalData.ask(visit.operator, parsed.value.email) : 'wrong'
    if (outcome === 'asked') {
      visit.res.redirect(303, '/personal-data/request/sent')
      return
    }
    visit.res.status(parsed.ok ? 429 : 422)
    await page(visit, parsed.ok ? {} : parsed.errors, parsed.ok ? 'too_many' : null)
  }

  const sent = ({ res, t }: PublicVisit): Promise<void> => {
    show(res, 'sign-in/sent', askedPage(t))
    return Promise.resolve()
  }

  const question = async (visit: PublicVisit): Promise<void> => {
    const token = tokenOf(visit)
    const link = await personalData.readLink(visit.operator, token)
    show(visit.res, 'email-changes/confirm', openPage({ link, token, ...visit }))
  }

  const open = async (visit: PublicVisit): Promise<void> => {
    const session = await personalData.open(visit.operator, tokenOf(visit))
    setCookie(visit.res, PAGE_COOKIE, session, cookies)
    visit.res.redirect(303, '/personal-data')
  }

  const form = (visit: PublicVisit) => page(visit, {}, visit.req.query['ended'] === 'yes' ? 'ended' : null)

  return { form, ask, sent, question, open }
}

function tokenOf({ req }: PublicVisit): string {
  const token = String(req.params['token'])
  if (!/^[\w-]{43}$/.test(token)) throw new Refusal('not_found', 'link_not_valid')
  return token
}
