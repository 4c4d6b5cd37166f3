import { z } from 'zod'
import { Refusal } from '#domain/shared/refusal.ts'
import { addressOf, SESSION_COOKIE } from '#http/edge.ts'
import { readCookie, setCookie } from '#http/cookies.ts'
import { typed } from '#http/form.ts'
import { localPath } from '#http/local-path.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { signInPage } from '#presenters/sign-in-page.ts'
import { sendQuestion } from '../two-factor/send-question.ts'
import { doorOf, HALF_OPEN_COOKIE } from '../two-factor/door.ts'
import type { SignInDeps } from './index.ts'

const VIEW = 'sign-in/sign-in'
const HOME = { customer: '/', staff: '/staff' } as const
const Form = z.object({ login: z.string().min(1).max(200), password: z.string().min(1).max(500) })
const STATUS = {
  wrong: 401,
  wrong_passkey: 401,
  provider_only: 403,
  locked: 423,
  too_many: 429,
  account_suspended: 403,
  account_closed: 403,
  network_refused: 403,
} as const
const Answer = z.object({ passkey: z.string().max(20_000) })

export function signInRoutes(
  { authenticator, cookies, services, demoCast, certificates }: SignInDeps,
  audience: 'customer' | 'staff',
) {
  const page = (visit: PublicVisit, problem: keyof typeof STATUS | null) =>
    signInPage({
      audience,
      problem,
      passwordSaved: visit.req.query['password'] === 'saved',
      login: typed(visit.req.body)['login'] ?? '',
      back: localPath(visit.req.query['back'] ?? typed(visit.req.body)['back'], HOME[audience]),
      demoCast,
      certificateUrl: certificates.url,
      t: visit.t,
    })

  const form = (visit: PublicVisit): Promise<void> => {
    show(visit.res, VIEW, page(visit, null))
    return Promise.resolve()
  }

  const signIn = async (visit: PublicVisit): Promise<void> => {
    const { req, res } = visit
    const complete = Form.safeParse(req.body).success
    const result = complete ? await authenticator.authenticate(audience, req, res) : ({ outcome: 'wrong' } as const)
    if (result.outcome === 'second_factor') {
      setCookie(res, HALF_OPEN_COOKIE[audience], result.token, cookies)
      res.redirect(303, doorOf(audience, localPath(typed(req.body)['back'], HOME[audience])))
      return
    }
    if (result.outcome === 'signed_in') {
      if (audience === 'customer')
        await services.access.endOwnView(visit.operator, readCookie(req, SESSION_COOKIE.staff, cookies))
      setCookie(res, SESSION_COOKIE[audience], result.token, cookies)
      res.redirect(303, localPath(typed(req.body)['back'], HOME[audience]))
      return
    }
    res.status(STATUS[result.outcome])
    show(res, VIEW, page(visit, result.outcome))
  }

  /** What a device is asked that signs in alone. */
  const askPasskey = async ({ req, res, operator }: PublicVisit): Promise<void> => {
    const options = await services.secondFactor.askAnyPasskey(operator, addressOf(req))
    if (options === null) throw new Refusal('too_many', 'too_many_requests')
    sendQuestion(res, options)
  }

  const signInByPasskey = async (visit: PublicVisit): Promise<void> => {
    const { req, res, operator } = visit
    const browser = { address: addressOf(req), userAgent: req.headers['user-agent'] ?? '' }
    const passkey = Answer.safeParse(req.body).data?.passkey ?? ''
    const result = await services.secondFactor.signInByPasskey(operator, passkey, browser)
    if (result.outcome === 'signed_in') {
      await services.access.endOwnView(operator, readCookie(req, SESSION_COOKIE.staff, cookies))
      setCookie(res, SESSION_COOKIE[audience], result.token, cookies)
      res.redirect(303, localPath(typed(req.body)['back'], HOME[audience]))
      return
    }
    const problem = result.outcome === 'wrong' ? 'wrong_passkey' : result.outcome
    res.status(STATUS[problem])
    show(res, VIEW, page(visit, problem))
  }

  return { form, signIn, askPasskey, signInByPasskey }
}
