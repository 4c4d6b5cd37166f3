import type { ConfirmBy } from '#domain/access/second-factor.ts'
import {
  offeredStaffActs,
  staffActRefusal,
  staffState,
  staffVersion,
  type StaffMember,
} from '#domain/access/staff-member.ts'
import { STAFF_ROLES } from '#domain/access/staff-roles.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../components/alert.ts'
import { errorSummary, field, option, type Field } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { fact, facts } from '../orders/facts.ts'
import { actPage, confirmFields, passkeyPart, type ActDraft } from './act-form.ts'
import { staffPill } from './staff-page.ts'

export interface StaffMemberFacts {
  /** As kept; null for somebody who is to be invited. */
  readonly member: StaffMember | null
  /** What the form makes has this id: a new person, or an invitation. */
  readonly id: string
  readonly draft: ActDraft
  readonly actorId: string
  readonly confirmBy: ConfirmBy
  /** Somebody else changed the entry while the form was open. */
  readonly meanwhile: boolean
  readonly language: Language
  readonly t: Translate
}

const LIST = '/staff/staff'
const listLink = (t: Translate) => ({ label: t('team.list.title'), href: LIST })
const hrefOf = ({ id }: Pick<StaffMember, 'id'>, rest = '') => `${LIST}/${id}${rest}`

/** What views/administration/user.ejs is given: somebody new in our staff, or one of them with what can be done. */
export function staffMemberPage(about: StaffMemberFacts) {
  const { member, id, draft, actorId, confirmBy, meanwhile, t } = about
  const isOwn = member !== null && staffActRefusal('change', member, actorId) !== null
  const fields = [...personFields(about, isOwn), ...(isOwn ? [] : confirmFields(draft, { hint: null, confirmBy, t }))]
  return {
    title: member ? member.name : t('team.member.new_title'),
    head: pageHead({
      trail: [listLink(t)],
      ...(member ? { pill: staffPill(member, t) } : { lead: t('team.member.new_lead') }),
    }),
    errors: errorSummary(fields),
    notice: isOwn
      ? alert('quiet', t('team.member.own'))
      : meanwhile
        ? alert('stop', t('team.member.meanwhile'), { urgent: true })
        : null,
    action: member ? hrefOf(member) : LIST,
    id: member ? null : id,
    version: member ? staffVersion(member) : null,
    fields,
    passkey: isOwn ? null : passkeyPart(confirmBy, t),
    submit: isOwn ? null : t(member ? 'team.member.submit' : 'team.member.invite_submit'),
    card: member ? cardOf(member, about) : null,
  }
}

function personFields({ member, draft, t }: StaffMemberFacts, isOwn: boolean): readonly Field[] {
  const kept: Readonly<Record<string, string>> = member ? { ...keptOf(member) } : {}
  const about = (name: 'name' | 'login' | 'email' | 'language' | 'role') => ({
    name,
    value: draft.values[name] ?? kept[name] ?? '',
    label: t(`team.member.${name}`),
    error: draft.errors[name] ?? null,
    required: !isOwn,
    disabled: isOwn,
  })
  return [
    field({ ...about('name'), maxlength: 120, autocomplete: 'off' }),
    field({ ...about('login'), hint: t('team.member.login_hint'), maxlength: 60, autocomplete: 'off' }),
    field({ ...about('email'), kind: 'email', maxlength: 200, autocomplete: 'off' }),
    field({
      ...about('language'),
      kind: 'select',
      options: LANGUAGES.map((one) => option(one, t(`shell.languages.${one}`))),
    }),
    field({
      ...about('role'),
      kind: 'radio',
      options: STAFF_ROLES.map((role) =>
        option(role, t(`team.roles.${role}`), { note: t(`team.roles_note.${role}`), disabled: isOwn }),
      ),
    }),
  ]
}

const keptOf = ({ name, login, email, language, role }: StaffMember) => ({ name, login, email, language, role })

/** Acts with a page that asks first, by what their address and words are called. */
const ASKED = { unlock: 'unlocking', reactivate: 'reactivation', suspend: 'suspension' } as const
export type AskedStaffAct = keyof typeof ASKED

/** How somebody stands, and what can be done. */
function cardOf(member: StaffMember, { id, actorId, language, t }: StaffMemberFacts) {
  const offered = offeredStaffActs(member, actorId)
  const asked = (['unlock', 'reactivate', 'suspend'] as const).filter((act) => offered.includes(act))
  const signedIn = member.lastSignInAt ? formatsFor(language).dateTime(member.lastSignInAt).text : null
  const factor = member.factorId !== null && member.id !== actorId
  return {
    title: t('team.member.state'),
    pill: staffPill(member, t),
    certificate: null,
    text: t(`team.states_text.${staffState(member)}`),
    facts: facts([fact(t('team.list.columns.last_sign_in'), signedIn ?? t('team.list.never'))]),
    buttons: offered.includes('invite')
      ? [{ action: hrefOf(member, '/invitations'), label: t('team.member.invite'), id }]
      : [],
    links: [
      ...asked.map((act) => ({ href: hrefOf(member, `/${ASKED[act]}`), label: t(`team.member.${act}`) })),
      ...(factor
        ? [{ href: `/staff/accounts/second-factors/${member.factorId}`, label: t('team.member.reset_factor') }]
        : []),
    ],
  }
}

type StaffActFacts = Pick<StaffMemberFacts, 'draft' | 'actorId' | 'confirmBy' | 't'> & {
  readonly member: StaffMember
  readonly act: AskedStaffAct
}

/** The question before somebody of the staff is shut out, let in again, or unlocked. */
export function staffActPage({ member, act, draft, actorId, confirmBy, t }: StaffActFacts) {
  const { name, login } = member
  const words = ASKED[act]
  const isOffered = offeredStaffActs(member, actorId).includes(act)
  return actPage({
    title: t(`team.${words}.title`, { name }),
    head: pageHead({ trail: [listLink(t), { label: name, href: hrefOf(member) }] }),
    notice: isOffered ? null : alert('quiet', t('team.member.not_now')),
    form: isOffered
      ? {
          action: hrefOf(member, `/${words}`),
          text: t(`team.${words}.text`, { name, login }),
          points: pointsOf(act, t),
          groups: [{ title: null, fields: confirmFields(draft, { hint: null, confirmBy, t }) }],
          passkey: passkeyPart(confirmBy, t),
          submit: t(`team.${words}.submit`, { name }),
          danger: act === 'suspend',
          back: { label: t('accounts.confirm.back'), href: hrefOf(member) },
        }
      : null,
  })
}

const pointsOf = (act: AskedStaffAct, t: Translate): readonly string[] =>
  act === 'suspend' ? [t('team.suspension.ends'), t('team.suspension.kept')] : [t('team.member.sure')]
