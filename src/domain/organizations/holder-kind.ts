import { searchable } from '#domain/orders/search-text.ts'

/** What an EV certificate calls its holder (EVG §7.1.4.2.3). */
export const HOLDER_KINDS = [
  'private_organization',
  'government_entity',
  'business_entity',
  'non_commercial_entity',
] as const
export type HolderKind = (typeof HOLDER_KINDS)[number]

export const BUSINESS_CATEGORIES: Readonly<Record<HolderKind, string>> = {
  private_organization: 'Private Organization',
  government_entity: 'Government Entity',
  business_entity: 'Business Entity',
  non_commercial_entity: 'Non-Commercial Entity',
}

/** Of holders from before they were asked. */
export const DEFAULT_KIND: HolderKind = 'private_organization'

const PUBLIC_BODY = new RegExp(
  '^(commune|mairie|ville|metropole|departement|region|conseil (departemental|regional)|prefecture|ministere|' +
    "communaute (de communes|d['’]agglomeration|urbaine)|syndicat (inter|mixte)|etablissement public|" +
    'city of|town of|county of|ministry|department of|municipality|gemeinde|stadt|landkreis|ayuntamiento|comune)\\b|' +
    '\\b(city|county|borough|district|parish|town) council$',
)
/** Public administration and compulsory social security in the French classification. */
const PUBLIC_ACTIVITY = /^84/

/** What a holder probably is, by its name and its activity: proposed, never decided. */
export function likelyKind({ name, nafCode }: { readonly name: string; readonly nafCode: string | null }): HolderKind {
  const isPublic = PUBLIC_ACTIVITY.test(nafCode ?? '') || PUBLIC_BODY.test(searchable(name))
  return isPublic ? 'government_entity' : DEFAULT_KIND
}
