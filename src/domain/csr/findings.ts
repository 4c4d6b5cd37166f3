/** Whether a finding keeps the request from being used, or is only told. */
export type Severity = 'refused' | 'warned'

/** All that can be found in a readable request; each has a sentence at `csr.findings.<code>`. */
export const CSR_FINDINGS = {
  rsa_too_small: 'refused',
  rsa_too_large: 'refused',
  rsa_size_not_whole_bytes: 'refused',
  rsa_exponent_even: 'refused',
  rsa_exponent_too_small: 'refused',
  rsa_small_factor: 'refused',
  rsa_close_primes: 'refused',
  rsa_prime_power: 'refused',
  rsa_roca: 'refused',
  rsa_debian_weak: 'refused',
  rsa_only_for_pss: 'refused',
  curve_not_allowed: 'refused',
  curve_not_named: 'refused',
  point_not_on_curve: 'refused',
  dsa_key: 'refused',
  edwards_key: 'refused',
  unknown_key_type: 'refused',
  key_compromised: 'refused',
  key_serves_other_purpose: 'refused',
  signature_invalid: 'refused',
  signature_unverifiable: 'refused',
  signature_hash_broken: 'refused',
  common_name_not_usable: 'refused',
  subject_control_characters: 'refused',

  rsa_exponent_unusual: 'warned',
  rsa_size_unusual: 'warned',
  rsa_very_large: 'warned',
  signature_hash_old: 'warned',
  key_used_before: 'warned',
  csr_used_before: 'warned',
  field_will_be_replaced: 'warned',
  organizational_unit_ignored: 'warned',
  email_ignored: 'warned',
  challenge_password_ignored: 'warned',
  country_not_iso: 'warned',
  placeholder_value: 'warned',
  subject_not_ascii: 'warned',
  subject_value_too_long: 'warned',
  common_name_cleaned: 'warned',
  common_name_not_in_sans: 'warned',
  names_not_usable: 'warned',
  names_not_in_list: 'warned',
} as const satisfies Record<string, Severity>
export type CsrFindingCode = keyof typeof CSR_FINDINGS

export interface CsrFinding {
  readonly severity: Severity
  readonly code: CsrFindingCode
  readonly details: Readonly<Record<string, string | number>>
}

/** Text of the request that a sentence quotes is cut to a length that a page can show. */
export function finding(code: CsrFindingCode, details: CsrFinding['details'] = {}): CsrFinding {
  const quoted: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(details)) quoted[name] = shortened(value)
  return { severity: CSR_FINDINGS[code], code, details: quoted }
}

export function isRefused(findings: readonly CsrFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'refused')
}

const LONGEST_QUOTED = 200

function shortened(value: string | number): string | number {
  return typeof value === 'string' && value.length > LONGEST_QUOTED ? `${value.slice(0, LONGEST_QUOTED)}…` : value
}
