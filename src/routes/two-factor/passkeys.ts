import { z } from 'zod'
import { LONGEST_PASSKEY_NAME } from '#domain/access/passkey.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { complaints } from '#http/complaints.ts'
import { readCookie } from '#http/cookies.ts'
import { done } from '#http/done.ts'
import { SESSION_COOKIE } from '#http/edge.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import {
  NO_COMPLAINTS,
  ownCodesPage,
  type Complaints,
  type OwnFacts,
  type OwnForm,
} from '#presenters/two-factor/own-pages.ts'
import { createPasskeyPage, newPasskeyPage, passkeyPage } from '#presenters/two-factor/passkey-pages.ts'
import type { TwoFactorDeps } from './index.ts'
import type { Audience } from './door.ts'
import { FIELD, FirstProof, Proof, SENTENCE, withCurrent, type Me } from './own.ts'
import { sendQuestion } from './send-question.ts'

const name = z
  .string(says('security.errors.passkey_name'))
  .trim()
  .min(1, says('security.errors.passkey_name'))
  .max(LONGEST_PASSKEY_NAME, says('security.errors.passkey_name'))
const First = FirstProof.extend({ name })
const Further = withCurrent(First)
const Made = z.object({ passkey: z.string().max(20_000), name, offer: z.string().max(5000) })

/** What these pages share with those of the second factor as a whole. */
interface Own<Visit> {
  readonly factsOf: (visit: Visit, complaints: Complaints) => Promise<OwnFacts>
  readonly offerOf: (visit: Visit) => { readonly sealed: string }
}

export type PasskeyPages<Visit> = Readonly<
  Record<'ask' | 'form' | 'begin' | 'add' | 'show' | 'rename' | 'remove', (visit: Visit) => Promise<void>>
>

/** One's own passkeys: the same pages for users and for staff. */
export function passkeyRoutes<Visit extends PublicVisit>(
  { services, cookies }: TwoFactorDeps,
  audience: Audience,
  base: string,
  meOf: (visit: Visit) => Me,
  { factsOf, offerOf }: Own<Visit>,
): PasskeyPages<Visit> {
  const { secondFactor } = services
  const sessionOf = ({ req }: Visit) => readCookie(req, SESSION_COOKIE[audience], cookies)
  const wrong = (visit: Visit, form: OwnForm, more: Partial<Complaints>): Complaints => ({
    ...NO_COMPLAINTS,
    form,
    typed: typed(visit.req.body),
    ...more,
  })
  type Outcome = keyof typeof FIELD | 'locked' | 'expired'
  const complaintsOf = (visit: Visit, form: OwnForm, outcome: Outcome) =>
    outcome === 'locked' || outcome === 'expired'
      ? wrong(visit, form, { problem: outcome })
      : wrong(visit, form, { errors: { [FIELD[outcome]]: visit.t(SENTENCE[outcome]) } })

  const ask = async (visit: Visit): Promise<void> => {
    const { scope, person } = meOf(visit)
    sendQuestion(visit.res, await secondFactor.askPasskeyOf(scope, person, 'proof'))
  }

  const form = async (visit: Visit, told: Complaints = NO_COMPLAINTS): Promise<void> => {
    show(visit.res, 'two-factor/passkey-new', newPasskeyPage(await factsOf(visit, told)))
  }

  const begin = async (visit: Visit): Promise<void> => {
    const { scope, person } = meOf(visit)
    const own = await secondFactor.findOwn(scope, person)
    const parsed = parseForm(own ? Further : First, visit.req.body)
    if (!parsed.ok) return form(visit, wrong(visit, 'passkey', { errors: complaints(parsed.errors, visit.t) }))
    const begun = await secondFactor.beginPasskey(scope, person, { ...parsed.value, session: sessionOf(visit) })
    if (begun.outcome !== 'asked') return form(visit, complaintsOf(visit, 'passkey', begun.outcome))
    const facts = await factsOf(visit, NO_COMPLAINTS)
    const asked = { name: parsed.value.name, offer: offerOf(visit).sealed, options: begun.options }
    show(visit.res, 'two-factor/passkey-create', createPasskeyPage(facts, asked))
  }

  const add = async (visit: Visit): Promise<void> => {
    const { scope, person } = meOf(visit)
    const made = Made.safeParse(visit.req.body)
    if (!made.success) return form(visit, wrong(visit, 'passkey', { problem: 'expired' }))
    const result = await secondFactor.addPasskey(scope, person, { ...made.data, session: sessionOf(visit) })
    if (result.outcome !== 'done') return form(visit, wrong(visit, 'passkey', { problem: 'expired' }))
    if (result.codes.length === 0) done(visit.res, base, 'done.security.passkey_added')
    else show(visit.res, 'two-factor/own-codes', ownCodesPage({ base, t: visit.t }, person.login, result.codes))
  }

  const showOne = async (visit: Visit, told: Complaints = NO_COMPLAINTS): Promise<void> => {
    const facts = await factsOf(visit, told)
    const passkey = facts.passkeys.find(({ id }) => id === idOf(visit))
    if (!passkey) throw new Refusal('not_found', 'page_not_found')
    show(visit.res, 'two-factor/passkey', passkeyPage(facts, passkey))
  }

  const rename = async (visit: Visit): Promise<void> => {
    const { scope, person } = meOf(visit)
    const parsed = parseForm(z.object({ name }), visit.req.body)
    if (!parsed.ok) return showOne(visit, wrong(visit, 'passkey', { errors: complaints(parsed.errors, visit.t) }))
    await secondFactor.renamePasskey(scope, person, idOf(visit), parsed.value.name)
    done(visit.res, base, 'done.security.passkey_renamed')
  }

  const remove = async (visit: Visit): Promise<void> => {
    const { scope, person } = meOf(visit)
    const parsed = parseForm(Proof, visit.req.body)
    if (!parsed.ok) {
      return showOne(visit, wrong(visit, 'passkey_removal', { errors: complaints(parsed.errors, visit.t) }))
    }
    const proof = { ...parsed.value, session: sessionOf(visit) }
    const result = await secondFactor.removePasskey(scope, person, idOf(visit), proof)
    if (result.outcome === 'done') done(visit.res, base, 'done.security.passkey_removed')
    else await showOne(visit, complaintsOf(visit, 'passkey_removal', result.outcome))
  }

  return { ask, form: (visit) => form(visit), begin, add, show: (visit) => showOne(visit), rename, remove }
}

const idOf = ({ req }: PublicVisit) => String(req.params['passkeyId'])
