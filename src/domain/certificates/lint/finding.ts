import type { ProfileCode } from '#domain/certificates/profile.ts'

/** What the certificate should turn out to be. */
export interface LintExpectations {
  readonly profile: ProfileCode
  /** The order's names, the common name first. */
  readonly names: readonly string[]
  readonly spkiSha256: string
  /** DER of the issuer's name. */
  readonly issuer: Buffer
  readonly maxDays: number
  readonly notAfterLimit: Date
  /** When it is signed. */
  readonly at: Date
}

export const LINT_CODES = [
  'wrong_version',
  'wrong_issuer',
  'serial_too_short',
  'serial_too_long',
  'serial_not_positive',
  'weak_signature',
  'is_authority',
  'wrong_purposes',
  'wrong_key_usage',
  'wrong_policy',
  'pointer_missing',
  'extension_repeated',
  'validity_reversed',
  'validity_too_long',
  'outlives_plan',
  'not_before_out_of_window',
  'key_not_of_request',
  'key_not_allowed',
  'attribute_forbidden',
  'attribute_missing',
  'attribute_repeated',
  'attribute_too_long',
  'attribute_means_nothing',
  'attribute_bad_characters',
  'psd_identifier_malformed',
  'names_missing',
  'names_differ',
  'name_malformed',
  'wildcard_not_allowed',
  'common_name_not_listed',
  'alt_names_criticality',
] as const
export type LintCode = (typeof LINT_CODES)[number]

export interface LintFinding {
  readonly code: LintCode
  /** What was found, for the log of the staff. */
  readonly detail: string
}

/** Gives the finding when the fault is there. */
export function findingIf(isFault: boolean, code: LintCode, detail: string | number): readonly LintFinding[] {
  return isFault ? [{ code, detail: String(detail) }] : []
}
