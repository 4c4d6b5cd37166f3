import {
  FORMER_SUPER_USER,
  isKnownLongEnough,
  KNOWN_CONTACT_DAYS,
  SUPER_USER_PROOFS,
} from '#domain/accounts/super-user-change.ts'
import type { ContactAddress } from '#domain/organizations/organization.ts'
import type { ManagedUser } from '#domain/access/managed-user.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { pill } from '../components/status-pill.ts'
import { accountHref, accountsLink } from './account-page.ts'
import type { AccountActFacts } from './account-act-pages.ts'
import { actPage, confirmFields, passkeyPart } from './act-form.ts'

/** Stands in the form for somebody who is no user of the account yet. */
export const NEW_PERSON = 'new'

export interface SuperUserFacts extends AccountActFacts {
  /** Of the person whom the form may add. */
  readonly id: string
  readonly users: readonly ManagedUser[]
  /** The newest first. */
  readonly newestContacts: readonly ContactAddress[]
  readonly now: Date
}

type About = Pick<Parameters<typeof field>[0], 'name' | 'value' | 'error'>

/** What views/staff/act.ejs is given: on which proof an account gets which super user. */
export function superUserPage(facts: SuperUserFacts) {
  const { account, draft, users, confirmBy, t } = facts
  const present = users.find(({ isSuperUser }) => isSuperUser)
  const about = (name: string): About => ({
    name,
    value: draft.values[name] ?? '',
    error: draft.errors[name] ?? null,
  })
  const names = { name: present?.name ?? '', login: present?.login ?? '' }
  return actPage({
    title: t('accounts.super_user.title', { account: account.name }),
    head: pageHead({ trail: [accountsLink(t), { label: account.name, href: accountHref(account) }] }),
    form: {
      action: accountHref(account, '/super-user'),
      id: facts.id,
      text: t('accounts.super_user.lead', names),
      points: [t('accounts.super_user.ends')],
      known: knownContacts(facts),
      groups: [
        { title: null, fields: [...proofFields(about, facts), successorField(about('who'), facts)] },
        { title: t('accounts.super_user.new_title'), fields: personFields(about, facts) },
        {
          title: null,
          fields: [
            field({
              ...about('former'),
              kind: 'radio',
              label: t('accounts.super_user.former', { name: names.name }),
              required: true,
              options: FORMER_SUPER_USER.map((one) => option(one, t(`accounts.super_user.formers.${one}`))),
            }),
            ...confirmFields(draft, { hint: null, confirmBy, t }),
          ],
        },
      ],
      passkey: passkeyPart(confirmBy, t),
      submit: t('accounts.super_user.submit'),
      danger: true,
      back: { label: t('accounts.confirm.back'), href: accountHref(account) },
    },
  })
}

/** Who has been added lately, and by whom: a contact proves nothing on its first day. */
function knownContacts({ newestContacts, now, language, t }: SuperUserFacts) {
  if (newestContacts.length === 0) return null
  const { date } = formatsFor(language)
  return {
    title: t('accounts.super_user.contacts'),
    isOpen: newestContacts.some(({ since }) => !isKnownLongEnough(since, now)),
    text: t('accounts.super_user.contacts_text', { days: KNOWN_CONTACT_DAYS }),
    lines: newestContacts.map(({ name, email, since, by }) => ({
      text: `${name} · ${email}`,
      note:
        by === null
          ? t('accounts.super_user.contact_since', { date: date(since).text })
          : t('accounts.super_user.contact_since_by', { date: date(since).text, name: by }),
      pill: isKnownLongEnough(since, now) ? null : pill('act', t('accounts.super_user.contact_new')),
    })),
  }
}

function proofFields(about: (name: string) => About, { t }: SuperUserFacts) {
  return [
    field({
      ...about('proof'),
      kind: 'radio',
      label: t('accounts.super_user.proof'),
      required: true,
      options: SUPER_USER_PROOFS.map((one) =>
        option(one, t(`accounts.super_user.proofs.${one}`), {
          note: t(`accounts.super_user.proofs_note.${one}`, { days: KNOWN_CONTACT_DAYS }),
        }),
      ),
    }),
    field({
      ...about('from'),
      label: t('accounts.super_user.from'),
      hint: t('accounts.super_user.from_hint'),
      required: true,
      maxlength: 200,
    }),
    field({ ...about('dated'), kind: 'date', label: t('accounts.super_user.dated'), required: true }),
    field({
      ...about('filed'),
      label: t('accounts.super_user.filed'),
      hint: t('accounts.super_user.filed_hint'),
      required: true,
      maxlength: 200,
    }),
  ]
}

const successorField = (about: About, { users, t }: SuperUserFacts) =>
  field({
    ...about,
    kind: 'radio',
    label: t('accounts.super_user.who'),
    required: true,
    options: [
      ...users
        .filter(({ isSuperUser, suspendedAt }) => !isSuperUser && suspendedAt === null)
        .map(({ id, name, login, email }) =>
          option(id, name, { note: t('accounts.super_user.user_note', { login, email }) }),
        ),
      option(NEW_PERSON, t('accounts.super_user.new_person'), { note: t('accounts.super_user.new_person_note') }),
    ],
  })

function personFields(about: (name: string) => About, { account, t }: SuperUserFacts) {
  const language = about('language')
  return [
    field({ ...about('name'), label: t('administration.user.name'), maxlength: 200, autocomplete: 'off' }),
    field({ ...about('login'), label: t('administration.user.login'), maxlength: 60, autocomplete: 'off' }),
    field({ ...about('email'), kind: 'email', label: t('administration.user.email'), maxlength: 200 }),
    field({
      ...language,
      value: language.value === '' ? account.language : (language.value ?? account.language),
      kind: 'select',
      label: t('administration.user.language'),
      options: LANGUAGES.map((one) => option(one, t(`shell.languages.${one}`))),
    }),
  ]
}
