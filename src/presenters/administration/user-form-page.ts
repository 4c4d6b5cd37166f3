import { proposeLogin } from '#domain/access/login.ts'
import {
  changedFields,
  closedRights,
  userVersion,
  type ManagedUser,
  type UserFields,
} from '#domain/access/managed-user.ts'
import { RIGHTS, type Right } from '#domain/access/rights.ts'
import { actRefusal } from '#domain/access/user-acts.ts'
import type { Contact } from '#domain/organizations/organization.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert, type Alert } from '../components/alert.ts'
import { errorSummary, field, option, type Field } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'
import { userCard } from './user-card.ts'
import { statePill } from './users-page.ts'

/** The form as it is typed or about to be. */
export interface ShownUser {
  readonly values: Readonly<Record<string, string>>
  readonly rights: readonly string[]
  readonly inform: boolean
}

export interface UserFormFacts {
  /** As kept; null for somebody who is to be added. */
  readonly user: ManagedUser | null
  /** What the form makes has this id: a new user, or an invitation. */
  readonly id: string
  readonly draft: ShownUser
  readonly actorId?: string
  /** The super user alone gives and takes the approval right. */
  readonly namesApprovers: boolean
  readonly errors?: Readonly<Record<string, string>>
  /** The version that the form was made of, when it is shown again. */
  readonly version?: string
  /** Somebody else changed the user while the form was open. */
  readonly meanwhile?: boolean
  readonly language: Language
  readonly t: Translate
}

/** A form for somebody new, with what a known contact says about them. */
export function blankUser(contact: Contact | null, language: Language): ShownUser {
  const name = contact ? `${contact.firstName} ${contact.lastName}` : ''
  const values = {
    name,
    login: proposeLogin(name),
    email: contact?.email ?? '',
    language: contact?.language ?? language,
  }
  return { values, rights: [], inform: true }
}

export function draftOfUser({ name, login, email, language, rights }: ManagedUser): ShownUser {
  return { values: { name, login, email, language }, rights, inform: false }
}

/** What views/administration/user.ejs is given: somebody new, or a user with what can be done to them. */
export function userFormPage(typed: UserFormFacts) {
  const facts = withClosedRights(typed)
  const { user, id, t } = facts
  const isClosed = user !== null && actRefusal('change', user, facts.actorId ?? null) !== null
  const fields = [...personFields(facts, isClosed), rightsField(facts, isClosed), ...(user ? [] : [informField(facts)])]
  return {
    title: user ? t('administration.user.title', { name: user.name }) : t('administration.new_user.title'),
    head: pageHead({
      trail: [{ label: t('administration.users.title'), href: '/administration/users' }],
      ...(user ? { pill: statePill(user, t) } : { lead: t('administration.new_user.lead') }),
    }),
    errors: errorSummary(fields),
    notice: noticeOf(facts, isClosed),
    action: user ? `/administration/users/${user.id}` : '/administration/users',
    id: user ? null : id,
    version: user ? (facts.version ?? userVersion(user)) : null,
    fields,
    passkey: null,
    submit: isClosed ? null : user ? t('administration.user.submit') : t('administration.new_user.submit'),
    card: user ? userCard({ user, actorId: facts.actorId ?? null, linkId: id, language: facts.language, t }) : null,
  }
}

/** A box that is shut is not sent: its tick is that of what is kept. */
function withClosedRights(facts: UserFormFacts): UserFormFacts {
  const { user, draft, namesApprovers } = facts
  if (namesApprovers) return facts
  const open = draft.rights.filter((right) => right !== 'approval')
  return { ...facts, draft: { ...draft, rights: [...open, ...closedRights(user?.rights ?? [], false)] } }
}

function noticeOf(facts: UserFormFacts, isClosed: boolean): Alert | null {
  const { user, meanwhile = false, t } = facts
  if (isClosed && user?.id === facts.actorId) {
    const link = { label: t('administration.user.profile'), href: '/profile' }
    return alert('quiet', t('administration.user.own'), { link })
  }
  if (isClosed) return alert('quiet', t('administration.user.owner_only'))
  if (!meanwhile) return null
  const title = t('administration.user.meanwhile_title')
  return alert('stop', t('administration.user.meanwhile'), { title, urgent: true })
}

function personFields(facts: UserFormFacts, isClosed: boolean): readonly Field[] {
  const { draft, errors = {}, t } = facts
  const about = (name: 'name' | 'login' | 'email' | 'language', hint: string | null = null) => ({
    name,
    value: draft.values[name] ?? '',
    label: t(`administration.user.${name}`),
    hint: [hint, keptNow(facts, name)].filter(Boolean).join(' ') || null,
    error: errors[name] ?? null,
    required: !isClosed,
    disabled: isClosed,
    maxlength: 200,
    autocomplete: 'off',
  })
  return [
    field(about('name')),
    field({ ...about('login', t('administration.user.login_hint')), maxlength: 60 }),
    field({ ...about('email', t('administration.user.email_hint')), kind: 'email' }),
    field({
      ...about('language'),
      kind: 'select',
      maxlength: null,
      options: LANGUAGES.map((language) => option(language, t(`shell.languages.${language}`))),
    }),
  ]
}

function rightsField(facts: UserFormFacts, isClosed: boolean): Field {
  const { draft, errors = {}, user, namesApprovers, t } = facts
  const isShut = (right: Right) => right === 'approval' && !namesApprovers
  const isSuperUser = user?.isSuperUser ?? false
  const hint = isSuperUser ? 'rights_super' : 'rights_hint'
  return field({
    name: 'rights',
    kind: 'checkboxes',
    label: t('administration.user.rights'),
    hint: [t(`administration.user.${hint}`), keptNow(facts, 'rights')].filter(Boolean).join(' '),
    error: errors['rights'] ?? null,
    required: !isClosed,
    values: isSuperUser ? RIGHTS : draft.rights,
    options: RIGHTS.map((right) =>
      option(right, t(`administration.users.right.${right}`), {
        note: t(`administration.users.right_text.${isShut(right) ? 'approval_closed' : right}`),
        disabled: isClosed || isShut(right),
      }),
    ),
  })
}

function informField({ draft, t }: UserFormFacts): Field {
  return field({
    name: 'inform',
    kind: 'checkboxes',
    label: t('administration.user.inform'),
    values: draft.inform ? ['yes'] : [],
    options: [option('yes', t('administration.user.inform_answer'), { note: t('administration.user.inform_text') })],
  })
}

/** What is kept in a field that somebody else has changed meanwhile. */
function keptNow({ user, draft, meanwhile = false, t }: UserFormFacts, name: keyof UserFields): string | null {
  if (!user || !meanwhile || !changedFields(user, typedFields(draft)).includes(name)) return null
  const value =
    name === 'rights'
      ? rightNames(user.rights, t)
      : name === 'language'
        ? t(`shell.languages.${user.language}`)
        : user[name]
  return t('administration.user.now', { value })
}

const typedFields = ({ values, rights }: ShownUser): UserFields => ({
  name: values['name'] ?? '',
  login: (values['login'] ?? '').toLowerCase(),
  email: values['email'] ?? '',
  language: (values['language'] ?? '') as Language,
  rights: rights as readonly Right[],
})

const rightNames = (rights: readonly Right[], t: Translate) =>
  rights.map((right) => t(`administration.users.right.${right}`)).join(', ')
