import { z } from 'zod'
import { LONGEST_PASSKEY_NAME } from '#domain/access/passkey.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { clearCookie, readCookie, setCookie } from '#http/cookies.ts'
import { addressOf, SESSION_COOKIE } from '#http/edge.ts'
import { typed } from '#http/form.ts'
import { localPath } from '#http/local-path.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import {
  DOOR,
  doorCodePage,
  doorCodesPage,
  doorSetUpPage,
  type DoorProblem,
} from '#presenters/two-factor/door-pages.ts'
import type { TwoFactorDeps } from './index.ts'
import { sendQuestion } from './send-question.ts'

export type Audience = 'customer' | 'staff'

/** Holds a sign-in between password and code. No page but the one of the code looks at it. */
export const HALF_OPEN_COOKIE = { customer: 'half-open', staff: 'staff-half-open' } as const
const KIND = { customer: 'user', staff: 'staff' } as const
const HOME = { customer: '/', staff: '/staff' } as const
const SIGN_IN = { customer: '/sign-in', staff: '/staff/sign-in' } as const
const STATUS: Readonly<Record<DoorProblem, number>> = {
  wrong: 401,
  network_refused: 403,
  expired: 422,
  locked: 423,
  too_many: 429,
}
const Step = z.object({
  code: z.string().max(200).default(''),
  passkey: z.string().max(20_000).default(''),
  passkey_name: z.string().trim().max(LONGEST_PASSKEY_NAME).default(''),
  offer: z.string().max(5000).default(''),
})

/** Where the sign-in form leads whose second factor is due. */
export const doorOf = (audience: Audience, back: string): string => `${DOOR[audience]}?back=${encodeURIComponent(back)}`

/** The second step of signing in. */
export function doorRoutes({ services, cookies }: TwoFactorDeps, audience: Audience) {
  const { secondFactor } = services
  const backOf = ({ req }: PublicVisit) => localPath(req.query['back'] ?? typed(req.body)['back'], HOME[audience])
  const waiting = (visit: PublicVisit) => {
    const token = readCookie(visit.req, HALF_OPEN_COOKIE[audience], cookies)
    const userAgent = visit.req.headers['user-agent'] ?? ''
    return { kind: KIND[audience], token, browser: { address: addressOf(visit.req), userAgent } }
  }

  const showDoor = async (visit: PublicVisit, problem: DoorProblem | null): Promise<void> => {
    const { req, res, operator, t } = visit
    const { kind, token, browser } = waiting(visit)
    const found = await secondFactor.findHalfOpen(operator, kind, token, browser.userAgent)
    const facts = { audience, problem, back: backOf(visit), t }
    if (problem) res.status(STATUS[problem])
    if (found && !found.hasFactor) {
      if (problem === 'wrong') res.status(422)
      const sealed = problem === 'wrong' ? (typed(req.body)['offer'] ?? '') : ''
      show(res, 'two-factor/door-set-up', doorSetUpPage(facts, secondFactor.offer(operator, found.person, sealed)))
    } else if (found || problem === 'locked' || problem === 'too_many' || problem === 'network_refused') {
      const byRecoveryCode = (req.query['with'] ?? typed(req.body)['with']) === 'recovery'
      const factors = found ?? { hasApp: true, hasPasskey: false }
      show(res, 'two-factor/door-code', doorCodePage(facts, factors, byRecoveryCode))
    } else res.redirect(303, SIGN_IN[audience])
  }

  const form = (visit: PublicVisit): Promise<void> => showDoor(visit, null)

  const finish = async (visit: PublicVisit): Promise<void> => {
    const { req, res, operator, t } = visit
    const step = Step.safeParse(req.body)
    if (!step.success) return showDoor(visit, 'wrong')
    const { passkey_name: passkeyName, ...proof } = step.data
    const result = await secondFactor.finishSignIn(operator, { ...waiting(visit), ...proof, passkeyName })
    const back = backOf(visit)
    switch (result.outcome) {
      case 'signed_in':
        if (audience === 'customer')
          await services.access.endOwnView(operator, readCookie(req, SESSION_COOKIE.staff, cookies))
        setCookie(res, SESSION_COOKIE[audience], result.token, cookies)
        clearCookie(res, HALF_OPEN_COOKIE[audience], cookies)
        if (result.codes === null) res.redirect(303, back)
        else show(res, 'two-factor/door-codes', doorCodesPage({ back, t }, result.login, result.codes))
        return
      case 'gone':
        // Sent twice, the first has signed in, and the page behind opens; otherwise that one asks to sign in.
        clearCookie(res, HALF_OPEN_COOKIE[audience], cookies)
        res.redirect(303, back)
        return
      case 'network_refused':
        clearCookie(res, HALF_OPEN_COOKIE[audience], cookies)
        await showDoor(visit, result.outcome)
        return
      default:
        await showDoor(visit, result.outcome)
    }
  }

  /** What the device of whoever waits here is asked. */
  const askPasskey = async (visit: PublicVisit): Promise<void> => {
    const { kind, token, browser } = waiting(visit)
    const options = await secondFactor.askPasskeyAtDoor(visit.operator, kind, token, browser)
    if (options === null) throw new Refusal('conflict', 'form_expired')
    sendQuestion(visit.res, options)
  }

  return { form, finish, askPasskey }
}
