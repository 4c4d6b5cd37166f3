import { MINUTE } from '#domain/shared/time.ts'
import { RIGHTS, type Right } from './rights.ts'

/** How long somebody may take at their provider. */
export const ATTEMPT_STANDS_FOR = 10 * MINUTE
export const MOST_RULES = 20

export const CLAIM_TESTS = ['equals', 'contains'] as const
export type ClaimTest = (typeof CLAIM_TESTS)[number]

export interface ClaimCondition {
  /** A claim's name, or a way into one with dots: `realm_access.roles`. */
  readonly claim: string
  readonly test: ClaimTest
  readonly value: string
}

export interface RightsRule extends ClaimCondition {
  readonly rights: readonly Right[]
}

/** How an account's users sign in at a provider of theirs. */
export interface SingleSignOn {
  readonly isOn: boolean
  readonly issuer: string
  readonly clientId: string
  readonly scopes: string
  /** Which claim tells the e-mail, and which says that the provider has verified it. */
  readonly emailClaim: string
  readonly verifiedClaim: string
  /** Unknown people to whom a rule gives rights become users at once. */
  readonly createsUsers: boolean
  /** Users may sign in by password as well; the super user always may. */
  readonly allowsPasswords: boolean
  /** A claim that says that the provider has asked for two factors; empty: ours is asked as usual. */
  readonly factorClaim: string
  readonly factorValue: string
}

export type Claims = Readonly<Record<string, unknown>>

/**
 * Whether a claim meets a condition. `equals`: it is that text, number or truth value. `contains`: it is a list that has
 * the value, or a text with it among its words; never a part of a word, so that `admin` is not found in `not-admin`.
 */
export function meets(claims: Claims, { claim, test, value }: ClaimCondition): boolean {
  const told = claimOf(claims, claim)
  if (test === 'equals') return textOf(told) === value
  if (Array.isArray(told)) return told.some((one) => textOf(one) === value)
  return typeof told === 'string' && told.split(/[\s,;]+/).includes(value)
}

/** The rights of every rule that is met, in the usual order; null when none is: then there is no way in. */
export function rightsByRules(rules: readonly RightsRule[], claims: Claims): readonly Right[] | null {
  const met = rules.filter((rule) => meets(claims, rule))
  if (met.length === 0) return null
  return RIGHTS.filter((right) => met.some(({ rights }) => rights.includes(right)))
}

/** The address in small letters, if the provider says that it is verified; null otherwise. */
export function verifiedEmail(
  { emailClaim, verifiedClaim }: Pick<SingleSignOn, 'emailClaim' | 'verifiedClaim'>,
  claims: Claims,
): string | null {
  const email = textOf(claimOf(claims, emailClaim))
  const isVerified = textOf(claimOf(claims, verifiedClaim)) === 'true'
  return isVerified && email !== null && /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 200
    ? email.toLowerCase()
    : null
}

/** Whether the provider has asked for two factors itself, by the account's own rule (RFC 8176: `amr` has `mfa`). */
export function passedTwoFactors(
  { factorClaim, factorValue }: Pick<SingleSignOn, 'factorClaim' | 'factorValue'>,
  claims: Claims,
): boolean {
  if (factorClaim === '' || factorValue === '') return false
  const condition = { claim: factorClaim, value: factorValue }
  return meets(claims, { ...condition, test: 'equals' }) || meets(claims, { ...condition, test: 'contains' })
}

/** How the provider calls somebody; their address where it does not. */
export function nameByClaims(claims: Claims, email: string): string {
  const whole = textOf(claims['name'])
  const parts = [claims['given_name'], claims['family_name']].map(textOf).filter((part) => part !== null)
  return ((whole ?? parts.join(' ')) || email).trim().slice(0, 100)
}

function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), claims)
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
