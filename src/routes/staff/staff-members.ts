import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isLogin } from '#domain/access/login.ts'
import type { StaffFields, StaffMember } from '#domain/access/staff-member.ts'
import { STAFF_ROLES } from '#domain/access/staff-roles.ts'
import { EMAIL } from '#domain/orders/holder-faults.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { done } from '#http/done.ts'
import { says, type FieldErrors } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { staffMemberPage, staffSuspensionPage } from '#presenters/staff/staff-member-page.ts'
import { staffPage } from '#presenters/staff/staff-page.ts'
import type { Services } from '#services/index.ts'
import { idIn, versionIn } from '../administration/user-form.ts'
import { Confirmation, confirmed, draftOf, PROOF } from './confirmed.ts'

const LIST = '/staff/staff'
const text = (missing: Parameters<typeof says>[0], most: number) =>
  z.string(says(missing)).trim().min(1, says(missing)).max(most, says(missing))

const Member = z.object({
  name: text('team.member.errors.name', 120),
  login: z
    .string(says('team.member.errors.login'))
    .trim()
    .toLowerCase()
    .refine(isLogin, says('team.member.errors.login')),
  email: text('team.member.errors.email', 200).regex(EMAIL, says('team.member.errors.email')),
  language: z.enum(LANGUAGES, says('team.member.errors.language')),
  role: z.enum(STAFF_ROLES, says('team.member.errors.role')),
  ...PROOF,
})

const fieldsOf = ({ name, login, email, language, role }: StaffFields): StaffFields => ({
  name,
  login,
  email,
  language,
  role,
})

/** The operator's own people. */
export function staffMemberRoutes(services: Pick<Services, 'team' | 'secondFactor'>) {
  const { team, secondFactor } = services
  const idOf = ({ req }: StaffVisit) => String(req.params['staffId'])
  const open = (visit: StaffVisit) => team.open(visit.operator, idOf(visit))

  const list = async ({ res, operator, staff: me, language, t }: StaffVisit) => {
    show(res, 'staff/staff', staffPage({ staff: await team.list(operator), actorId: me.id, language, t }))
  }

  const form = async (visit: StaffVisit, member: StaffMember | null, errors: FieldErrors, meanwhile = false) => {
    const { req, res, operator, staff: me, language, t } = visit
    const confirmBy = await secondFactor.asksAgain(operator)
    const id = idIn(req.body) ?? randomUUID()
    const draft = draftOf(visit, errors)
    const facts = { member, id, draft, actorId: me.id, confirmBy, meanwhile, language, t }
    show(res, 'administration/user', staffMemberPage(facts))
  }

  const taken = (visit: StaffVisit, member: StaffMember | null, field: 'login' | 'email') => {
    visit.res.status(422)
    return form(visit, member, { [field]: { key: `team.member.errors.${field}_taken` } })
  }

  const add = async (visit: StaffVisit) => {
    await confirmed(services, visit, Member, {
      again: (errors) => form(visit, null, errors),
      work: async (value) => {
        const result = await team.add(visit.operator, idIn(visit.req.body) ?? randomUUID(), fieldsOf(value))
        if (result.outcome === 'taken') return taken(visit, null, result.field)
        done(visit.res, LIST, 'done.team.added')
      },
    })
  }

  const save = async (visit: StaffVisit) => {
    const member = await open(visit)
    await confirmed(services, visit, Member, {
      again: (errors) => form(visit, member, errors),
      work: async (value) => {
        const result = await team.change(visit.operator, member.id, versionIn(visit.req.body), fieldsOf(value))
        if (result.outcome === 'taken') return taken(visit, member, result.field)
        if (result.outcome === 'saved') {
          done(visit.res, `${LIST}/${member.id}`, 'done.team.changed')
          return
        }
        visit.res.status(409)
        await form(visit, await open(visit), {}, true)
      },
    })
  }

  const suspensionForm = async (visit: StaffVisit, errors: FieldErrors) => {
    const member = await open(visit)
    const confirmBy = await secondFactor.asksAgain(visit.operator)
    const draft = draftOf(visit, errors)
    show(visit.res, 'staff/act', staffSuspensionPage({ member, draft, confirmBy, t: visit.t }))
  }

  const suspend = async (visit: StaffVisit) => {
    const { id } = await open(visit)
    await confirmed(services, visit, Confirmation, {
      again: (errors) => suspensionForm(visit, errors),
      work: async ({ reason }) => {
        await team.suspend(visit.operator, id, reason)
        done(visit.res, `${LIST}/${id}`, 'done.team.suspended')
      },
    })
  }

  const act =
    (key: Parameters<typeof done>[2], work: (visit: StaffVisit, id: string) => Promise<void>) =>
    async (visit: StaffVisit) => {
      await work(visit, idOf(visit))
      done(visit.res, `${LIST}/${idOf(visit)}`, key)
    }

  return {
    list,
    blank: (visit: StaffVisit) => form(visit, null, {}),
    add,
    form: async (visit: StaffVisit) => form(visit, await open(visit), {}),
    save,
    suspensionForm: (visit: StaffVisit) => suspensionForm(visit, {}),
    suspend,
    reactivate: act('done.team.reactivated', ({ operator }, id) => team.reactivate(operator, id)),
    unlock: act('done.team.unlocked', ({ operator }, id) => team.unlock(operator, id)),
    invite: act('done.team.invited', ({ operator, req }, id) =>
      team.invite(operator, id, idIn(req.body) ?? randomUUID()),
    ),
  }
}
