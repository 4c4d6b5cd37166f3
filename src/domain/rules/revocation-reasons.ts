/**
 * The reasons a subscriber may give, in the order they are offered, with their code in a revocation list (RFC 5280
 * §5.3.1). The first is the default (BR §7.2.2). `privilegeWithdrawn` and `certificateHold` are missing on purpose:
 * the one is for the authority to say, the other is forbidden.
 */
export const REASON_CODES = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
} as const
export type RevocationReason = keyof typeof REASON_CODES

export const REVOCATION_REASONS = Object.keys(REASON_CODES) as readonly RevocationReason[]

/** Reads the number that an ACME client or a list gives; null for one that a subscriber may not use. */
export function reasonOfCode(code: number): RevocationReason | null {
  return REVOCATION_REASONS.find((reason) => REASON_CODES[reason] === code) ?? null
}
