import type { AccountView } from '#domain/access/account-view.ts'
import { grants, type Right } from '#domain/access/rights.ts'
import { THEMES, type LastSignIn, type SignedInStaff, type SignedInUser, type Theme } from '#domain/access/signed-in.ts'
import type { StaffRole } from '#domain/access/staff-roles.ts'
import type { AttentionCounts } from '#domain/orders/attention.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import type { MessageKey } from '#platform/message-keys.ts'
import { alert, type Alert } from './components/alert.ts'
import { formatsFor } from './components/formats.ts'
import { menuFor, staffMenuFor } from './menu.ts'
import { hrefsOf, menuAt, placeIn, type MenuSectionDraft, type Place } from './components/menu-at.ts'
import { kept } from './kept.ts'
import type { Shell } from './shell.ts'

/** What the frame of a page depends on. */
export interface FrameFacts {
  readonly audience: Shell['audience']
  readonly path: string
  /** Path with its query: where a language or theme switch comes back to. */
  readonly address: string
  readonly keyword: string
  /** What the act before this page has done. */
  readonly justDone: MessageKey | null
  readonly language: Language
  readonly theme: Theme
  readonly csrf: string
  readonly user: SignedInUser | null
  readonly staff: SignedInStaff | null
  readonly view: AccountView | null
}

/** What is the same on every page: the operator's name, mode, and files. */
export interface FrameSettings {
  readonly operator: Shell['operator']
  readonly demo: boolean
  readonly asset: Shell['asset']
}

/** The frame around a page for whoever looks at it. */
export function frame(facts: FrameFacts, settings: FrameSettings, t: Translate): Shell {
  const { audience, path, address, language, theme, csrf, user, staff, view } = facts
  const person = user ?? staff
  const mayGo = user !== null && user.password.kind !== 'expired'
  return {
    operator: settings.operator,
    demo: settings.demo,
    asset: settings.asset,
    audience,
    language,
    theme,
    appearance: appearance({ language, theme }, t),
    csrf,
    address,
    account: user ? { name: user.account.name } : null,
    user: person
      ? {
          name: person.name,
          lastSignIn: lastSignIn(person.previousSignIn, language, t),
          profileHref: mayGo && !view ? '/profile' : null,
          twoFactorHref: user && !view ? (mayGo ? '/profile/two-factor' : null) : '/staff/two-factor',
          sessionsHref: staff ? '/staff/sessions' : null,
          signOutHref: SIGN_OUT[audience],
        }
      : null,
    appearanceHref: APPEARANCE[audience],
    search: mayGo && grants(user.rights, 'orders:read') ? { href: '/orders/search', keyword: facts.keyword } : null,
    helpHref: user ? '/documentation' : '/sign-in',
    homeHref: HOME[audience],
    menu: mayGo ? customerMenu(user, view !== null, path, t) : staff ? staffMenu(staff, settings.demo, path, t) : [],
    notices: [...doneNotices(facts.justDone, t), ...(user ? userNotices(user, language, t) : [])],
    view: view && viewNotice(view, language, t),
    icons: settings.asset('img/icons.svg'),
  }
}

type Appearance = { readonly language: Language; readonly theme: Theme }

const appearance = kept(({ language, theme }: Appearance, t) => ({
  language,
  languages: LANGUAGES.map((code) => ({ code, name: t(`shell.languages.${code}`), isChosen: code === language })),
  themes: THEMES.map((code) => ({ code, name: t(`shell.themes.${code}`), isChosen: code === theme })),
}))

function lastSignIn(previous: LastSignIn | null, language: Language, t: Translate): string {
  if (!previous) return t('shell.frame.first_sign_in')
  const { text: date } = formatsFor(language).dateTime(previous.at)
  return t('shell.frame.last_sign_in', { date, address: previous.address })
}

const doneNotices = (key: MessageKey | null, t: Translate): Alert[] => (key ? [alert('done', t(key))] : [])

/** Where one is, in an account to look around in; else the age of the password, told in time. */
function userNotices(user: SignedInUser, language: Language, t: Translate): Alert[] {
  if (user.account.isDemonstration) return [alert('quiet', t('shell.notices.demonstration'))]
  return passwordNotices(user, language, t)
}

function passwordNotices({ password }: SignedInUser, language: Language, t: Translate): Alert[] {
  if (password.kind !== 'ageing') return []
  const date = formatsFor(language).dateTime(password.dueAt).text
  const link = { label: t('shell.notices.change_password'), href: '/profile/password' }
  return [alert('act', t('shell.notices.password_due', { date }), { link })]
}

function viewNotice({ account, endsAt }: AccountView, language: Language, t: Translate): Shell['view'] {
  const { text } = formatsFor(language).dateTime(endsAt)
  return {
    text: t('shell.view.text', { account: account.name }),
    until: t('shell.view.until', { at: text }),
    endAction: '/staff/view/ending',
  }
}

const HOME = { customer: '/', staff: '/staff', public: '/sign-in', view: '/' } as const
const APPEARANCE = {
  customer: '/profile/appearance',
  staff: '/staff/appearance',
  public: '/public/appearance',
  view: '/staff/appearance',
} as const
const SIGN_OUT = {
  customer: '/sign-out',
  staff: '/staff/sign-out',
  public: '/sign-out',
  view: '/staff/sign-out',
} as const

/** The menu is made once for all who may see the same and are at the same place of it. */
function customerMenu({ rights, attention, account }: SignedInUser, isView: boolean, path: string, t: Translate) {
  const hasApprovals = account.approvalMode || account.orderLinksBy !== 'nobody' || attention.approvals > 0
  const reader = { rights: [...rights], attention, hasApprovals, isView }
  return customerMenuAt({ reader, place: placeIn(customerSections(reader, t).hrefs, path) }, t)
}

type MenuReader = {
  readonly rights: readonly Right[]
  readonly attention: AttentionCounts
  readonly hasApprovals: boolean
  readonly isView: boolean
}

const customerSections = kept(({ rights, attention, hasApprovals, isView }: MenuReader, t) => {
  const sections = menuFor(new Set(rights), hasApprovals, isView).map(({ key, href, links }): MenuSectionDraft => ({
    key,
    href,
    label: t(`shell.sections.${key}`),
    badge: 0,
    links: links.map((link) => ({
      href: link.href,
      label: t(`menu.links.${link.key}`),
      badge: link.badge ? attention[link.badge] : 0,
    })),
  }))
  return { sections, hrefs: hrefsOf(sections) }
})

const customerMenuAt = kept(({ reader, place }: { readonly reader: MenuReader; readonly place: Place }, t) =>
  menuAt(place, customerSections(reader, t).sections),
)

function staffMenu({ role }: SignedInStaff, demo: boolean, path: string, t: Translate) {
  return staffMenuAt(
    {
      role,
      demo,
      place: placeIn(
        staffMenuFor(role, demo).map(({ href }) => href),
        path,
      ),
    },
    t,
  )
}

type StaffPlace = { readonly role: StaffRole; readonly demo: boolean; readonly place: Place }

const staffMenuAt = kept(({ role, demo, place }: StaffPlace, t) =>
  menuAt(
    place,
    staffMenuFor(role, demo).map(({ key, href }) => ({
      key,
      href,
      label: t(`menu.staff.${key}`),
      badge: 0,
      links: [],
    })),
  ),
)
