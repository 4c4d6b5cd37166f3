import type { ListAppearance } from '#domain/orders/list-appearance.ts'
import type { LinkMakers } from '#domain/orders/order-link.ts'
import type { AttentionCounts } from '#domain/orders/attention.ts'
import type { Currency } from '#domain/shared/money.ts'
import type { Language } from '#domain/shared/language.ts'
import type { PasswordStanding } from './password-age.ts'
import type { Right } from './rights.ts'
import type { StaffRole } from './staff-roles.ts'

export type Theme = 'light' | 'dark' | 'system'
export const THEMES = ['light', 'dark', 'system'] as const satisfies readonly Theme[]

export interface LastSignIn {
  readonly at: Date
  readonly address: string
}

export const PURCHASE_OPTIONS = ['rebate', 'bulk', 'deposit', 'monthly'] as const
export type PurchaseOption = (typeof PURCHASE_OPTIONS)[number]

/** The account as every page of a signed-in user needs it. */
export interface AccountSummary {
  readonly id: string
  readonly name: string
  readonly kind: 'company' | 'reseller'
  readonly purchaseOption: PurchaseOption
  readonly currency: Currency
  readonly officeCountry: 'FR' | 'GB'
  readonly approvalMode: boolean
  /** Who may make links by which people without access order. */
  readonly orderLinksBy: LinkMakers
  /** Two-factor sign-in is mandatory for all its users. */
  readonly demandsTwoFactor: boolean
  /** From where its users may sign in and work; nothing is everywhere. */
  readonly networks: readonly string[]
  /** An account to look around in: nothing of it can be changed. */
  readonly isDemonstration: boolean
  /** Its users sign in by certificate, and no password opens anything. */
  readonly usesCertificates: boolean
}

export interface SignedInUser {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly theme: Theme
  /** How they want the lists of orders. */
  readonly lists: ListAppearance
  readonly rights: ReadonlySet<Right>
  readonly isSuperUser: boolean
  readonly password: PasswordStanding
  readonly previousSignIn: LastSignIn | null
  /** What waits for this user, for the badges of the menu; zero for what is not theirs. */
  readonly attention: AttentionCounts
  readonly account: AccountSummary
}

export interface SignedInStaff {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly language: Language
  readonly theme: Theme
  readonly role: StaffRole
  readonly previousSignIn: LastSignIn | null
}

/** A session that holds, and when it was last used. */
export interface FoundSession<Person> {
  readonly person: Person
  readonly lastSeenAt: Date
}
