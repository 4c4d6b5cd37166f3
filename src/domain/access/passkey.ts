import { MINUTE } from '#domain/shared/time.ts'

/** How long a device has to answer a challenge. */
export const CHALLENGE_STANDS_FOR = 5 * MINUTE
/** More than anybody has devices. */
export const MOST_PASSKEYS = 20
export const LONGEST_PASSKEY_NAME = 60

/**
 * What a challenge was made for; an answer counts for nothing else. `proof`: a change of one's own two-factor sign-in.
 * `door`: in the place of the code. `alone`: in the place of login, password and code.
 */
export const CHALLENGE_PURPOSES = ['registration', 'proof', 'door', 'alone'] as const
export type ChallengePurpose = (typeof CHALLENGE_PURPOSES)[number]

/**
 * A counter that does not go forward is the sign of a copied key (WebAuthn §6.1.1). Devices that don't count always
 * tell zero.
 */
export function counterStepsBack(kept: number, told: number): boolean {
  return (kept > 0 || told > 0) && told <= kept
}
