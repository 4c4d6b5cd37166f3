import type { CertificateFamily } from '#domain/catalogue/product.ts'

/** What a certificate vouches for: what is sold, and the certificates that our own users sign in with. */
export type AuthorityFamily = CertificateFamily | 'login'

/** The attributes that an order may put into a subject, in the order in which they are written (BR §7.1.4.2). */
export const NAME_ORDER = [
  'country',
  'state',
  'locality',
  'organization',
  'organizationIdentifier',
  'businessCategory',
  'jurisdictionCountry',
  'serialNumber',
  'commonName',
  'email',
] as const
export type NameField = (typeof NAME_ORDER)[number]
export type NameFields = { readonly [Field in NameField]?: string }

/** Fields whose syntax is PrintableString only (RFC 5280 appendix A, EVG §7.1.4.2). */
export const PRINTABLE_FIELDS: ReadonlySet<NameField> = new Set(['country', 'jurisdictionCountry', 'serialNumber'])
