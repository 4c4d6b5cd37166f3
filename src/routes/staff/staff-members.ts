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
import { staffActPage, staffMemberPage, type AskedStaffAct } from '#presenters/staff/staff-member-page.ts'
import { staffPage } from '#presenters/staff/staff-page.ts'
import type { Services } from '#services/index.ts'
import { idIn, versionIn } from '../administration/user-form.ts'
import { Confirmation, confirmed, draftOf } from './confirmed.ts'

const LIST = '/staff/staff'
const DONE = {
  suspend: 'done.team.suspended',
  reactivate: 'done.team.reactivated',
  unlock: 'done.team.unlocked',
} as const
const text = (missing: Parameters<typeof says>[0], most: number) =>
  z.string(says(missing)).trim().min(1, says(missing)).max(most, says(missing))

const Member = Confirmation.extend({
  name: text('team.member.errors.name', 120),
  login: z
    .string(says('team.member.errors.login'))
    .trim()
    .toLowerCase()
    .refine(isLogin, says('team.member.errors.login')),
  email: text('team.member.errors.email', 200).regex(EMAIL, says('team.member.errors.email')),
  language: z.enum(LANGUAGES, says('team.member.errors.language')),
  role: z.enum(STAFF_ROLES, says('team.member.errors.role')),
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
        const result = await team.add(
          visit.operator,
          idIn(visit.req.body) ?? randomUUID(),
          fieldsOf(value),
          value.reason,
        )
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
        const { operator, req } = visit
        const version = versionIn(req.body)
        const result = await team.change(operator, member.id, version, fieldsOf(value), value.reason)
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

  const actForm = async (visit: StaffVisit, act: AskedStaffAct, errors: FieldErrors) => {
    const { res, operator, staff: me, t } = visit
    const member = await open(visit)
    const confirmBy = await secondFactor.asksAgain(operator)
    const draft = draftOf(visit, errors)
    show(res, 'staff/act', staffActPage({ member, act, draft, actorId: me.id, confirmBy, t }))
  }

  const work = (act: AskedStaffAct) => async (visit: StaffVisit) => {
    const { id } = await open(visit)
    await confirmed(services, visit, Confirmation, {
      again: (errors) => actForm(visit, act, errors),
      work: async ({ reason }) => {
        await team[act](visit.operator, id, reason)
        done(visit.res, `${LIST}/${id}`, DONE[act])
      },
    })
  }

  const invite = async (visit: StaffVisit) => {
    await team.invite(visit.operator, idOf(visit), idIn(visit.req.body) ?? randomUUID())
    done(visit.res, `${LIST}/${idOf(visit)}`, 'done.team.invited')
  }

  return {
    list,
    blank: (visit: StaffVisit) => form(visit, null, {}),
    add,
    form: async (visit: StaffVisit) => form(visit, await open(visit), {}),
    save,
    ask: (act: AskedStaffAct) => (visit: StaffVisit) => actForm(visit, act, {}),
    work,
    invite,
  }
}
