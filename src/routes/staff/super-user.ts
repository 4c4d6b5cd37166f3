import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isLogin } from '#domain/access/login.ts'
import { FORMER_SUPER_USER, KNOWN_CONTACT_DAYS, SUPER_USER_PROOFS } from '#domain/accounts/super-user-change.ts'
import { EMAIL } from '#domain/orders/holder-faults.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { dayOf } from '#domain/shared/time.ts'
import { done } from '#http/done.ts'
import { says, typed, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { NEW_PERSON, superUserPage } from '#presenters/staff/super-user-page.ts'
import type { Services } from '#services/index.ts'
import { idIn } from '../administration/user-form.ts'
import { slugOf } from './account.ts'
import { Confirmation, confirmed, draftOf } from './confirmed.ts'

const text = (missing: Parameters<typeof says>[0]) =>
  z.string(says(missing)).trim().min(1, says(missing)).max(200, says(missing))

const dated = says('accounts.super_user.errors.dated')
const who = says('accounts.super_user.errors.who')

/** What the form asks; nothing proves anything that is dated in the future. */
const proofSchema = (today: string) =>
  Confirmation.extend({
    proof: z.enum(SUPER_USER_PROOFS, says('accounts.super_user.errors.proof')),
    from: text('accounts.super_user.errors.from'),
    dated: z.iso.date(dated).refine((day) => day <= today, dated),
    filed: text('accounts.super_user.errors.filed'),
    former: z.enum(FORMER_SUPER_USER, says('accounts.super_user.errors.former')),
  })

const knownUserSchema = (today: string) => proofSchema(today).extend({ who: z.uuid(who) })

const newPersonSchema = (today: string) =>
  proofSchema(today).extend({
    who: z.literal(NEW_PERSON, who),
    name: text('administration.user.faults.name'),
    login: z
      .string(says('administration.user.faults.login'))
      .trim()
      .toLowerCase()
      .refine(isLogin, says('administration.user.faults.login')),
    email: text('administration.user.faults.email').regex(EMAIL, says('administration.user.faults.email')),
    language: z.enum(LANGUAGES, says('administration.user.faults.language')),
  })

/** On which field of the form a fault is told. */
const FIELD = {
  is_already: 'who',
  suspended: 'who',
  not_known: 'proof',
  known_too_recently: 'proof',
  not_from_them: 'from',
} as const

/** The two documented ways to another super user (guide 7.1). */
export function superUserRoutes(services: Pick<Services, 'accounts' | 'secondFactor'>) {
  const { accounts, secondFactor } = services

  const form = async (visit: StaffVisit, errors: FieldErrors) => {
    const { req, res, operator, language, t } = visit
    const { account, users, newestContacts } = await accounts.readFile(operator, slugOf(visit))
    const confirmBy = await secondFactor.asksAgain(operator)
    const id = idIn(req.body) ?? randomUUID()
    const draft = draftOf(visit, errors)
    show(
      res,
      'staff/act',
      superUserPage({ account, users, newestContacts, now: operator.now(), id, draft, confirmBy, language, t }),
    )
  }

  const wrong = (visit: StaffVisit, errors: FieldErrors) => {
    visit.res.status(422)
    return form(visit, errors)
  }

  const change = async (visit: StaffVisit) => {
    const { req, res, operator } = visit
    const slug = slugOf(visit)
    await accounts.getFile(operator, slug)
    const isNew = typed(req.body)['who'] === NEW_PERSON
    const today = dayOf(operator.now())
    const schema = isNew ? newPersonSchema(today) : knownUserSchema(today)
    await confirmed(services, visit, schema, {
      again: (errors) => form(visit, errors),
      work: async (value) => {
        const { proof, from, dated, filed, former, reason } = value
        const result = await accounts.changeSuperUser(operator, slug, {
          proof: { kind: proof, from, datedOn: dated, filedAs: filed },
          former,
          reason,
          successor:
            'email' in value
              ? { ...value, kind: 'new_person', id: idIn(req.body) ?? randomUUID() }
              : { kind: 'user', userId: value.who },
        })
        switch (result.outcome) {
          case 'changed':
            done(res, `/staff/accounts/${slug}`, 'done.accounts.super_user')
            return
          case 'taken':
            return wrong(visit, { [result.field]: { key: `administration.user.faults.${result.field}_taken` } })
          default:
            return wrong(visit, {
              [FIELD[result.outcome]]: {
                key: `accounts.super_user.errors.${result.outcome}`,
                values: { days: KNOWN_CONTACT_DAYS },
              },
            })
        }
      },
    })
  }

  return { form: (visit: StaffVisit) => form(visit, {}), change }
}
