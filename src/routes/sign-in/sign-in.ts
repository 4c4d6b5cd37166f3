import { z } from 'zod'
import { SESSION_COOKIE } from '#http/edge.ts'
import { readCookie, setCookie } from '#http/cookies.ts'
import { typed } from '#http/form.ts'
import { localPath } from '#http/local-path.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { signInPage } from '#presenters/sign-in-page.ts'
import { doorOf, HALF_OPEN_COOKIE } from '../two-factor/door.ts'
import type { SignInDeps } from './index.ts'

const VIEW = 'sign-in/sign-in'
const HOME = { customer: '/', staff: '/staff' } as const
const Form = z.object({ login: z.string().min(1).max(200), password: z.string().min(1).max(500) })
const STATUS = { wrong: 401, locked: 423, too_many: 429, account_suspended: 403, account_closed: 403 } as const

export function signInRoutes(
  { authenticator, cookies, services, demoCast }: SignInDeps,
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

  return { form, signIn }
}
