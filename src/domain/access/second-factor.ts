import { MINUTE } from '#domain/shared/time.ts'
import type { Actor } from './actor.ts'
import type { PersonId } from './person.ts'
import { staffMay, type StaffRole } from './staff-roles.ts'

/** How many recovery codes somebody has at a time (spec 3.2). */
export const RECOVERY_CODES = 10
/** A code of the app may come one step of thirty seconds too early or too late. */
export const CLOCK_TOLERANCE_SECONDS = 30
/** How long a sign-in stays open between the password and the code. */
export const HALF_OPEN_FOR = 15 * MINUTE
/** How long a key that was shown may be confirmed. */
export const OFFER_STANDS_FOR = 30 * MINUTE

/** What is asked after the right password: nothing more, a code, or to set two-factor sign-in up first. */
export type Demand = 'nothing' | 'code' | 'set_up'

export function demandOf(person: { readonly hasFactor: boolean; readonly isMandatory: boolean }): Demand {
  if (person.hasFactor) return 'code'
  return person.isMandatory ? 'set_up' : 'nothing'
}

/** How somebody proves their second factor once more: not at all, by a code, or by a passkey as well. */
export type ConfirmBy = 'nothing' | 'code' | 'passkey_or_code'

export function confirmBy({
  isAsked,
  hasPasskeys,
}: {
  readonly isAsked: boolean
  readonly hasPasskeys: boolean
}): ConfirmBy {
  if (!isAsked) return 'nothing'
  return hasPasskeys ? 'passkey_or_code' : 'code'
}

/** Support helps users; staff are helped by an administrator, and nobody takes away what guards themselves. */
export function mayReset(actor: Pick<Actor, 'kind' | 'id'> & { readonly role?: StaffRole }, person: PersonId): boolean {
  if (actor.kind !== 'staff' || actor.role === undefined) return false
  if (person.kind === 'staff') return actor.role === 'admin' && actor.id !== person.id
  return staffMay(actor.role, 'second_factors:reset')
}

/** What happened to somebody's two-factor sign-in, as mail and log tell it. */
export const TWO_FACTOR_CHANGES = [
  'set_up',
  'replaced',
  'switched_off',
  'codes_renewed',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'passkey_refused',
  'reset',
] as const
export type TwoFactorChange = (typeof TWO_FACTOR_CHANGES)[number]

export type TypedCode =
  { readonly kind: 'one_time'; readonly digits: string } | { readonly kind: 'recovery'; readonly code: string }

/** Reads a code however it was grouped, in capitals or not; null when it can be neither kind. */
export function readCode(text: string): TypedCode | null {
  const plain = text.replaceAll(/[\s\-‐–]/g, '').toLowerCase()
  if (/^[0-9]{6}$/.test(plain)) return { kind: 'one_time', digits: plain }
  const code = plain.replaceAll('o', '0').replaceAll(/[il]/g, '1')
  return RECOVERY_CODE.test(code) ? { kind: 'recovery', code } : null
}

/** Crockford's alphabet: nothing in it is mistaken for something else on paper. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const RECOVERY_CODE = /^[0-9a-hjkmnp-tv-z]{24}$/
/** 120 bits: more than the 112 from which a plain hash is enough at rest (ASVS 6.5.2). */
export const RECOVERY_CODE_BYTES = 15

/** A recovery code as `readCode` gives it back: 24 signs of five bits each. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five, 2))).join('')
}

/** The same for people: in groups of six. */
export const inGroups = (code: string, size = 6): string => code.match(new RegExp(`.{1,${size}}`, 'g'))?.join('-') ?? ''
