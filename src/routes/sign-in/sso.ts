import { z } from 'zod'
import { Refusal } from '#domain/shared/refusal.ts'
import { clearCookie, readCookie, setCookie } from '#http/cookies.ts'
import { addressOf, SESSION_COOKIE } from '#http/edge.ts'
import { parseForm, says, typed, type FieldErrors } from '#http/form.ts'
import { localPath } from '#http/local-path.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { leavePage, ssoPage, type SsoProblem } from '#presenters/sso-page.ts'
import { doorOf, HALF_OPEN_COOKIE } from '../two-factor/door.ts'
import type { SignInDeps } from './index.ts'

/** Ties a sign-in at a provider to the browser that began it. */
const COOKIE = 'sso'
const START = '/sign-in/sso'
const Form = z.object({
  name: z
    .string(says('access.sso.name_missing'))
    .trim()
    .min(1, says('access.sso.name_missing'))
    .max(200, says('access.sso.name_missing')),
})
const State = z.string().min(20).max(200)
const STATUS: Readonly<Record<SsoProblem, number>> = {
  unknown: 422,
  unreachable: 502,
  too_many: 429,
  gone: 401,
  failed: 401,
  unknown_person: 403,
  unverified: 403,
  no_rights: 403,
  suspended: 403,
  locked: 423,
  linked_elsewhere: 403,
  network_refused: 403,
}

/** Single sign-on: out to the provider of somebody's account, and back. */
export function ssoRoutes({ services, cookies }: Pick<SignInDeps, 'services' | 'cookies'>) {
  const { singleSignOn } = services
  const backOf = ({ req }: PublicVisit) => localPath(req.query['back'] ?? typed(req.body)['back'], '/')
  const page = (
    visit: PublicVisit,
    more: { readonly errors?: FieldErrors; readonly problem?: SsoProblem; readonly person?: string } = {},
  ): Promise<void> => {
    const { errors = {}, problem = null, person = '' } = more
    if (problem) visit.res.status(STATUS[problem])
    const name = typed(visit.req.body)['name'] ?? ''
    show(visit.res, 'sign-in/sso', ssoPage({ name, person, errors, problem, back: backOf(visit), t: visit.t }))
    return Promise.resolve()
  }

  const form = (visit: PublicVisit): Promise<void> => page(visit)

  const begin = async (visit: PublicVisit): Promise<void> => {
    const { req, res, operator, t } = visit
    const parsed = parseForm(Form, req.body)
    if (!parsed.ok) {
      res.status(422)
      return page(visit, { errors: parsed.errors })
    }
    const begun = await singleSignOn.begin(operator, {
      name: parsed.value.name,
      back: backOf(visit),
      address: addressOf(req),
    })
    if (begun.outcome !== 'go') return page(visit, { problem: begun.outcome })
    setCookie(res, COOKIE, begun.token, cookies)
    // A redirect would be stopped by our own policy, by which forms lead to this portal alone.
    res.setHeader('Refresh', `0; url=${begun.url}`)
    show(res, 'sign-in/sso-leave', leavePage(begun.url, t))
  }

  const finish = async (visit: PublicVisit): Promise<void> => {
    const { req, res, operator } = visit
    const id = String(req.params['accountId'])
    if (!(await singleSignOn.read(operator, id)).settings) throw new Refusal('not_found', 'page_not_found')
    const state = State.safeParse(req.query['state']).data
    const token = readCookie(req, COOKIE, cookies)
    clearCookie(res, COOKIE, cookies)
    if (state === undefined) {
      res.redirect(303, START)
      return
    }
    const browser = { address: addressOf(req), userAgent: req.headers['user-agent'] ?? '' }
    const query = new URL(req.originalUrl, 'http://localhost').search
    const result = await singleSignOn.finish(operator, {
      id,
      query,
      state,
      token,
      browser,
    })
    switch (result.outcome) {
      case 'signed_in':
        await services.access.endOwnView(operator, readCookie(req, SESSION_COOKIE.staff, cookies))
        setCookie(res, SESSION_COOKIE.customer, result.token, cookies)
        res.redirect(303, result.back)
        return
      case 'second_factor':
        setCookie(res, HALF_OPEN_COOKIE.customer, result.token, cookies)
        res.redirect(303, doorOf('customer', result.back))
        return
      default:
        await page(visit, { problem: result.outcome, ...('name' in result ? { person: result.name } : {}) })
    }
  }

  return { form, begin, finish }
}
