import type { SignInProblem } from '#domain/access/sign-in.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from './components/alert.ts'
import { field } from './components/field.ts'
import { pageHead } from './components/page-head.ts'
import { passkeyButton } from './two-factor/parts.ts'

/** Somebody of the demo cast, as the sign-in page introduces them. */
export interface DemoPerson {
  readonly login: string
  readonly password: string
  readonly audience: 'customer' | 'staff'
  readonly name: string
  /** Key under `access.demo.people`. */
  readonly story: DemoStory
  /** Signs in by certificate: the login of whom of the staff finds the mail with the link to one. Absent: by password. */
  readonly linkReader?: string
}

export const DEMO_STORIES = [
  'demonstration',
  'harbour_super',
  'harbour_reader',
  'fjord_super',
  'montclair_buyer',
  'montclair_approver',
  'montclair_super',
  'norrland_super',
  'skerry_super',
  'skerry_engineer',
  'staff_sales',
  'staff_validation',
  'staff_accounting',
  'staff_support',
  'staff_admin',
] as const
export type DemoStory = (typeof DEMO_STORIES)[number]

export interface SignInFacts {
  readonly audience: 'customer' | 'staff'
  readonly problem: SignInProblem | 'wrong_passkey' | null
  /** The password was set by a mailed link just now. */
  readonly passwordSaved: boolean
  readonly login: string
  readonly back: string
  readonly demoCast: readonly DemoPerson[]
  /** Where browsers are asked for their certificate; null: nowhere. */
  readonly certificateUrl: string | null
  readonly t: Translate
}

/** What views/sign-in/sign-in.ejs is given. */
export function signInPage(facts: SignInFacts) {
  const { audience, problem, passwordSaved, login, back, demoCast, certificateUrl, t } = facts
  const forgotten = { href: `${ACTIONS[audience]}/forgotten`, label: t('access.sign_in.forgotten') }
  const sso =
    audience === 'customer'
      ? { href: `/sign-in/sso?back=${encodeURIComponent(back)}`, label: t('access.sign_in.by_provider') }
      : null
  const certificate =
    audience === 'customer' && certificateUrl !== null
      ? {
          href: `${certificateUrl}/sign-in/certificate?back=${encodeURIComponent(back)}`,
          label: t('access.sign_in.certificate'),
        }
      : null
  const autocomplete = { login: 'username', password: 'current-password' } as const
  return {
    title: t(`access.sign_in.title_${audience}`),
    head: pageHead({ lead: t(`access.sign_in.lead_${audience}`) }),
    problem: problem
      ? alert('stop', t(`access.sign_in.${problem === 'locked' ? LOCKED[audience] : problem}`), {
          title: t('access.sign_in.problem'),
          urgent: true,
          link: problem === 'locked' ? forgotten : problem === 'provider_only' ? sso : null,
        })
      : passwordSaved
        ? alert('done', t('access.password.saved'), { title: t('access.password.saved_title') })
        : null,
    action: ACTIONS[audience],
    back,
    fields: [
      field({
        name: 'login',
        label: t('access.sign_in.login'),
        value: login,
        required: true,
        maxlength: 200,
        autocomplete: autocomplete.login,
      }),
      field({
        name: 'password',
        kind: 'password',
        label: t('access.sign_in.password'),
        required: true,
        maxlength: 500,
        autocomplete: autocomplete.password,
      }),
    ],
    submit: t('access.sign_in.submit'),
    forgotten,
    passkey:
      audience === 'customer'
        ? {
            action: '/sign-in/passkey',
            button: passkeyButton('get', { address: '/sign-in/passkey-challenges' }, t('access.sign_in.by_passkey'), t),
          }
        : null,
    sso,
    certificate,
    other:
      audience === 'customer'
        ? { href: '/staff/sign-in', label: t('access.sign_in.to_staff') }
        : { href: '/sign-in', label: t('access.sign_in.to_customer') },
    signUp:
      audience === 'customer'
        ? { text: t('access.sign_in.no_account'), label: t('access.sign_in.sign_up'), href: '/sign-up' }
        : null,
    personalData:
      audience === 'customer' ? { label: t('access.sign_in.personal_data'), href: '/personal-data/request' } : null,
    demo: demoCast.length === 0 ? null : demo(demoCast, certificate, t),
  }
}

const LOCKED = { customer: 'locked', staff: 'locked_staff' } as const
const ACTIONS = { customer: '/sign-in', staff: '/staff/sign-in' } as const

type Link = { readonly href: string; readonly label: string } | null

function demo(cast: readonly DemoPerson[], certificate: Link, t: Translate) {
  const card = (person: DemoPerson) => ({
    ...enterAs(person),
    name: person.name,
    initials: initialsOf(person.name),
    story: t(`access.demo.people.${person.story}`),
    label: t('access.demo.enter_as', { name: person.login }),
    certificate: byCertificate(person, cast, certificate, t),
  })
  const group = (audience: DemoPerson['audience']) => ({
    audience,
    title: t(`access.demo.${audience}`),
    people: cast.filter((person) => person.audience === audience).map(card),
  })
  return { title: t('access.demo.title'), lead: t('access.demo.lead'), groups: [group('customer'), group('staff')] }
}

const enterAs = ({ audience, login, password }: DemoPerson) => ({ action: ACTIONS[audience], login, password })

/** The two steps of somebody whom no password lets in: to the mail with the link, and in by what it made. */
function byCertificate({ linkReader }: DemoPerson, cast: readonly DemoPerson[], signIn: Link, t: Translate) {
  const reader = cast.find(({ login, audience }) => audience === 'staff' && login === linkReader)
  if (!reader) return null
  const label = t('access.demo.open_link', { name: reader.login })
  return { reader: enterAs(reader), back: '/staff/mailbox', label, signIn }
}

/** What stands for a picture of somebody: the first letters of the first and the last name. */
function initialsOf(name: string): string {
  const words = name.split(' ')
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.charAt(0) ?? '').join('')
}
