/** The parts of what is held on somebody, in the order of the page. A new part is a new name; none changes its meaning. */
export const ACCOUNT_PARTS = [
  'user',
  'contacts',
  'orders',
  'order_events',
  'order_forms',
  'checked_orders',
  'link_orders',
  'order_links',
  'documents',
  'documents_sent',
  'domain_requests',
  'agreements',
  'contact_points',
  'mandates',
  'purposes',
  'sessions',
  'half_open_sign_ins',
  'failed_sign_ins',
  'second_factors',
  'passkeys',
  'certificates',
  'certificate_links',
  'provider_links',
  'password_links',
  'former_passwords',
  'email_changes',
  'api_users',
  'mails',
  'log',
  'registrations',
  'links',
] as const
export const STRANGER_PARTS = [
  'registrations',
  'registration_events',
  'outside_orders',
  'operator_mails',
  'links',
] as const
export const PARTS = [...new Set([...ACCOUNT_PARTS, ...STRANGER_PARTS])]
export type PartKey = (typeof ACCOUNT_PARTS)[number] | (typeof STRANGER_PARTS)[number]

export type HeldValue = string | number | boolean | Date | null | readonly string[] | object
export type HeldRow = Readonly<Record<string, HeldValue>>

export interface HeldPart {
  readonly key: PartKey
  readonly rows: readonly HeldRow[]
}

/** Counted one further when something that was there changes its name or meaning; additions don't count. */
export const EXPORT_VERSION = 1

/** The file that people take away: docs/personal-data.md describes it. */
export interface PersonalDataExport {
  readonly format: 'chancery-personal-data'
  readonly version: typeof EXPORT_VERSION
  readonly made_at: string
  readonly about: { readonly email: string; readonly account: string | null }
  readonly parts: Readonly<Partial<Record<PartKey, readonly HeldRow[]>>>
}

export function personalDataExport(
  about: { readonly email: string; readonly accountName: string | null },
  parts: readonly HeldPart[],
  madeAt: Date,
): PersonalDataExport {
  return {
    format: 'chancery-personal-data',
    version: EXPORT_VERSION,
    made_at: madeAt.toISOString(),
    about: { email: about.email, account: about.accountName },
    parts: Object.fromEntries(parts.map(({ key, rows }) => [key, rows])),
  }
}
