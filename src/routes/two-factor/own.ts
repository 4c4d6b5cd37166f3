import { z } from 'zod'
import type { Person } from '#domain/access/person.ts'
import { readCookie } from '#http/cookies.ts'
import { SESSION_COOKIE } from '#http/edge.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit, PublicVisit, StaffVisit } from '#http/visit.ts'
import {
  NO_COMPLAINTS,
  ownCodesPage,
  ownPage,
  ownSetUpPage,
  type Complaints,
  type OwnForm,
} from '#presenters/two-factor/own-pages.ts'
import type { TwoFactorDeps } from './index.ts'
import type { Audience } from './door.ts'

/** Whose pages they are, in whose name they act. */
export interface Me {
  readonly person: Person
  readonly scope: PublicVisit['operator']
  readonly isMandatory: boolean
}

const text = (missing: Parameters<typeof says>[0]) =>
  z.string(says(missing)).min(1, says(missing)).max(500, says(missing))
const unasked = z.string().max(5000).default('')
const password = text('security.errors.password_missing')
const code = text('security.errors.code_missing')
const passkey = z.string().max(20_000).default('')
/** What the forms ask for; what a form does not ask is empty. */
const FirstApp = z.object({ password, current: unasked, passkey, code, offer: unasked })
const OtherApp = withCurrent(FirstApp)
const NewCodes = withCurrent(FirstApp.extend({ code: unasked }))
type Answers = z.infer<typeof FirstApp>
/** Whoever changes a second factor that is there. */
export const FirstProof = z.object({ password, current: unasked, passkey })
export const Proof = withCurrent(FirstProof)

/** A code of the present factor, or what one of its passkeys has answered. */
export function withCurrent<S extends z.ZodType<{ current: string; passkey: string }>>(schema: S) {
  return schema.refine((proof) => proof.current !== '' || proof.passkey !== '', {
    path: ['current'],
    error: 'security.errors.code_missing',
  })
}

export const FIELD = { wrong_password: 'password', wrong_current: 'current', wrong_code: 'code' } as const
export const SENTENCE = {
  wrong_password: 'security.errors.password_wrong',
  wrong_current: 'security.errors.current_wrong',
  wrong_code: 'security.errors.code_wrong',
} as const

/** One's own two-factor sign-in: the same pages for users and for staff. */
export function ownRoutes<Visit extends PublicVisit>(
  { services, cookies }: TwoFactorDeps,
  audience: Audience,
  base: string,
  meOf: (visit: Visit) => Me,
) {
  const { secondFactor } = services

  const factsOf = async (visit: Visit, complaints: Complaints) => {
    const me = meOf(visit)
    const { language, t, res } = visit
    const [own, passkeys] = await Promise.all([
      secondFactor.findOwn(me.scope, me.person),
      secondFactor.listOwnPasskeys(me.scope, me.person),
    ])
    if (complaints.form || complaints.problem) res.status(complaints.problem === 'locked' ? 423 : 422)
    return { base, isMandatory: me.isMandatory, own, passkeys, complaints, language, t }
  }
  const offerOf = (visit: Visit) => {
    const { scope, person } = meOf(visit)
    return secondFactor.offer(scope, person, typed(visit.req.body)['offer'] ?? '')
  }
  const showOwn = async (visit: Visit, complaints: Complaints) => {
    show(visit.res, 'two-factor/own', ownPage(await factsOf(visit, complaints), offerOf(visit).sealed))
  }
  const showSetUp = async (visit: Visit, complaints: Complaints) => {
    show(visit.res, 'two-factor/own-set-up', ownSetUpPage(await factsOf(visit, complaints), offerOf(visit)))
  }
  type Result = Awaited<ReturnType<typeof secondFactor.setUpOwn>>
  type Redisplay = (visit: Visit, complaints: Complaints) => Promise<void>
  /** Shows what an act has come to: its form again with what is wrong, or what comes after it. */
  const answer = async (visit: Visit, form: OwnForm | 'set_up', result: Result, again: Redisplay) => {
    const { res, t } = visit
    const { outcome } = result
    if (outcome === 'locked' || outcome === 'expired')
      return again(visit, { ...complaintsOf(visit, form), problem: outcome })
    if (outcome !== 'done') {
      return again(visit, { ...complaintsOf(visit, form), errors: { [FIELD[outcome]]: t(SENTENCE[outcome]) } })
    }
    if (result.codes.length === 0) res.redirect(303, base)
    else show(res, 'two-factor/own-codes', ownCodesPage({ base, t }, meOf(visit).person.login, result.codes))
  }

  /** An act with a form: shown again while it is not filled in, or done. */
  const act =
    (
      form: OwnForm | 'set_up',
      again: Redisplay,
      schemaFor: (visit: Visit) => z.ZodType<Answers> | Promise<z.ZodType<Answers>>,
      work: (me: Me, proof: Answers & { readonly session: string | null }) => Promise<Result>,
    ) =>
    async (visit: Visit): Promise<void> => {
      const parsed = parseForm(await schemaFor(visit), visit.req.body)
      const session = readCookie(visit.req, SESSION_COOKIE[audience], cookies)
      if (parsed.ok) return answer(visit, form, await work(meOf(visit), { ...parsed.value, session }), again)
      const errors = Object.entries(parsed.errors).map(([name, { key }]): [string, string] => [name, visit.t(key)])
      await again(visit, { ...complaintsOf(visit, form), errors: Object.fromEntries(errors) })
    }

  return {
    factsOf,
    offerOf,
    show: (visit: Visit) => showOwn(visit, NO_COMPLAINTS),
    form: (visit: Visit) => showSetUp(visit, NO_COMPLAINTS),
    setUp: act(
      'set_up',
      showSetUp,
      async (visit) => {
        const { scope, person } = meOf(visit)
        return (await secondFactor.findOwn(scope, person)) ? OtherApp : FirstApp
      },
      ({ scope, person }, proof) => secondFactor.setUpOwn(scope, person, proof),
    ),
    renewCodes: act(
      'codes',
      showOwn,
      () => NewCodes,
      ({ scope, person }, proof) => secondFactor.renewOwnCodes(scope, person, proof),
    ),
    switchOff: act(
      'removal',
      showOwn,
      () => NewCodes,
      ({ scope, person }, proof) => secondFactor.switchOwnOff(scope, person, proof),
    ),
  }
}

const complaintsOf = ({ req }: PublicVisit, form: OwnForm | 'set_up'): Complaints => ({
  ...NO_COMPLAINTS,
  form,
  typed: typed(req.body),
})

export function userOf({ scope, operator, user }: CustomerVisit): Me {
  const { id, login, name, account } = user
  return {
    person: { kind: 'user', accountId: account.id, id, login, name },
    scope: { ...operator, actor: scope.actor },
    isMandatory: account.demandsTwoFactor,
  }
}

export const staffOf =
  (isMandatory: boolean) =>
  ({ operator, staff }: StaffVisit): Me => {
    const { id, login, name, role } = staff
    return { person: { kind: 'staff', accountId: null, id, login, name, role }, scope: operator, isMandatory }
  }
