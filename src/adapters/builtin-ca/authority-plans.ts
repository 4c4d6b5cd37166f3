import { PROFILES } from '#domain/certificates/profile.ts'
import type { KeyPurpose } from '#domain/certificates/extensions.ts'
import type { AuthorityFamily, NameFields } from '#domain/certificates/family.ts'

export interface RootPlan {
  readonly role: 'root'
  /** Part of the addresses where the authority publishes. */
  readonly code: string
  readonly name: NameFields
}

export interface IssuingPlan {
  readonly role: 'issuing'
  readonly code: string
  readonly name: NameFields
  readonly family: AuthorityFamily
  readonly root: string
  /** What its certificates may be for at most (BR §7.1.2.10.6); empty leaves it open. */
  readonly purposes: readonly KeyPurpose[]
}

/** Nobody shall take these for public authorities. */
const named = (commonName: string): NameFields => ({
  organization: 'Demo Certificate Center - not trusted',
  commonName,
})

const issuing = (
  code: string,
  family: AuthorityFamily,
  commonName: string,
  purposes: readonly KeyPurpose[],
  root = 'root',
): IssuingPlan => ({
  role: 'issuing',
  code,
  family,
  name: named(commonName),
  purposes,
  root,
})

export const ROOT_PLANS: readonly RootPlan[] = [
  { role: 'root', code: 'root', name: named('Demo Root CA') },
  { role: 'root', code: 'login-root', name: named('Demo Sign-in Root CA') },
]

/** One for each family; certificates to sign in with have a root of their own, which no order's certificate leads to. */
export const ISSUING_PLANS: readonly IssuingPlan[] = [
  issuing('dv', 'dv', 'Demo Domain Validation CA', PROFILES.dv.purposes),
  issuing('ov', 'ov', 'Demo Organization Validation CA', PROFILES.ov.purposes),
  issuing('ev', 'ev', 'Demo Extended Validation CA', PROFILES.ev.purposes),
  issuing('client', 'client', 'Demo Client CA', PROFILES.client.purposes),
  issuing('code-signing', 'code_signing', 'Demo Code Signing CA', PROFILES.code_signing.purposes),
  // Seals have no extended key usage, so the authority that also makes them can't be limited to one.
  issuing('psd', 'psd', 'Demo PSD2 CA', []),
  issuing('login', 'login', 'Demo Sign-in CA', PROFILES.login.purposes, 'login-root'),
]
