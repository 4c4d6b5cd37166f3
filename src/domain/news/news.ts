import { PURCHASE_OPTIONS, type PurchaseOption } from '#domain/access/signed-in.ts'
import type { BrandCode } from '#domain/catalogue/brand.ts'
import type { Localised } from '#domain/shared/language.ts'

export const NEWS_KINDS = ['news', 'delivery', 'incident'] as const
export type NewsKind = (typeof NEWS_KINDS)[number]

export const ACCOUNT_KINDS = ['company', 'reseller'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

export const LONGEST_NEWS_TITLE = 120
export const LONGEST_NEWS = 5_000

/** What staff write: a text in every language, its days, and to whom it is told. */
export interface NewsDraft {
  readonly kind: NewsKind
  /** Whose delivery times these are; null for everything else. */
  readonly brand: BrandCode | null
  readonly title: Localised
  readonly body: Localised
  /** Calendar days, both told on; an open end holds until it is withdrawn. */
  readonly startsOn: string
  readonly endsOn: string | null
  /** Empty for all. */
  readonly purchaseOptions: readonly PurchaseOption[]
  readonly accountKinds: readonly AccountKind[]
}

export interface NewsItem extends NewsDraft {
  readonly id: string
  readonly version: number
  readonly writtenAt: Date
  readonly writtenBy: string
  readonly changedAt: Date
  readonly changedBy: string
  readonly withdrawn: { readonly at: Date; readonly by: string } | null
}

/** What a customer reads of it. */
export type ToldNews = Pick<NewsItem, 'id' | 'kind' | 'brand' | 'title' | 'body' | 'startsOn' | 'endsOn'>

/** Whom the account is taken for when it is decided what it is told. */
export interface Reader {
  readonly kind: AccountKind
  readonly purchaseOption: PurchaseOption
}

export const NEWS_STATES = ['coming', 'shown', 'over', 'withdrawn'] as const
export type NewsState = (typeof NEWS_STATES)[number]

export function newsState(item: Pick<NewsItem, 'startsOn' | 'endsOn' | 'withdrawn'>, today: string): NewsState {
  if (item.withdrawn) return 'withdrawn'
  if (today < item.startsOn) return 'coming'
  return item.endsOn !== null && item.endsOn < today ? 'over' : 'shown'
}

/** Whether everybody is told: no option and no kind is named, or all of them are. */
export function isForAll({ purchaseOptions, accountKinds }: NewsDraft): boolean {
  return (
    (purchaseOptions.length === 0 || purchaseOptions.length === PURCHASE_OPTIONS.length) &&
    (accountKinds.length === 0 || accountKinds.length === ACCOUNT_KINDS.length)
  )
}
