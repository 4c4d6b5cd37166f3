/** What a name beyond the first is sold as (spec 1). */
export const SAN_KINDS = ['additional', 'domain', 'wildcard'] as const
export type SanKind = (typeof SAN_KINDS)[number]

/** Which names a product takes, and how many of them are in its price. */
export interface ProductNames {
  /** What the first name may be. */
  readonly base: 'host' | 'wildcard' | 'any'
  /** `www.` of the first name, its apex, or the apex of a wildcard comes free. */
  readonly freeCompanion: boolean
  readonly kinds: Readonly<Record<SanKind, { readonly included: number; readonly maximum: number }>>
  readonly ipAddresses: boolean
}
