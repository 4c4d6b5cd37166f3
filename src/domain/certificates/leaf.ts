import { distinguishedName } from './distinguished-name.ts'
import {
  certificatePolicies,
  END_ENTITY,
  extendedKeyUsage,
  keyUsage,
  subjectAltName,
  subjectKeyIdentifier,
} from './extensions.ts'
import type { NameFields } from './family.ts'
import { issuerExtensions, type Issuer } from './issuer.ts'
import { keyIdentifier } from './key-identifier.ts'
import { PROFILES, type Profile, type ProfileCode } from './profile.ts'
import { psd2FromIdentifier, psd2Statements, type Psd2Attributes } from './qc-statements.ts'
import { certificateContent } from './tbs.ts'
import { typedName } from './typed-names.ts'
import { validityFrom } from './validity.ts'

export interface LeafRequest {
  readonly profile: ProfileCode
  readonly names: readonly string[]
  readonly subject: NameFields
  readonly psd2?: Psd2Attributes
  readonly spki: Buffer
  readonly isRsa: boolean
  /** End of the plan: no certificate outlives it. */
  readonly notAfterLimit: Date
  /** What the rules, and the supplier, allow on the day of issue. */
  readonly maxDays: number
}

const MAXIMUM_COMMON_NAME = 64

/** Writes what an end-entity certificate by this profile will say; nobody has judged it yet (`lint.ts`). */
export function leafContent(request: LeafRequest, issuer: Issuer, serial: string, at: Date): Buffer {
  const profile = PROFILES[request.profile]
  const subject = subjectOf(profile, request)
  return certificateContent({
    serial,
    scheme: issuer.scheme,
    issuer: issuer.name,
    validity: validityFrom(at, longestLife(profile, request.maxDays), [request.notAfterLimit, issuer.notAfter]),
    subject: distinguishedName(subject),
    spki: request.spki,
    extensions: [
      END_ENTITY,
      keyUsage(request.isRsa ? profile.usages.rsa : profile.usages.other),
      ...(profile.purposes.length > 0 ? [extendedKeyUsage(profile.purposes)] : []),
      subjectKeyIdentifier(keyIdentifier(request.spki)),
      ...issuerExtensions(issuer),
      certificatePolicies([profile.policy]),
      ...altNames(profile, request, subject),
      ...statements(request),
    ],
  })
}

export function longestLife({ ownMaximumDays }: Profile, maxDays: number): number {
  return Math.min(maxDays, ownMaximumDays ?? maxDays)
}

/** Keeps what the profile allows, and names the certificate: by its first name, or by its holder where it has none. */
function subjectOf(profile: Profile, { subject, names }: LeafRequest): NameFields {
  const fallback = profile.names === 'nothing' ? subject.organization : names[0]
  // CSBR §7.1.4.2: the common name of a code signing certificate is the legal name itself.
  const commonName = profile.type === 'code_signing' ? subject.organization : (subject.commonName ?? fallback)
  const known: NameFields = { ...subject, ...(commonName === undefined ? {} : { commonName }) }
  const allowed = profile.subject.filter((field) => known[field] !== undefined && fits(field, known[field], profile))
  return Object.fromEntries(allowed.map((field) => [field, known[field]]))
}

/** A host of more than 64 characters has no room in a common name, which may then be missing (BR §7.1.4.3). */
function fits(field: string, value: string, { names }: Profile): boolean {
  return field !== 'commonName' || names !== 'hosts' || value.length <= MAXIMUM_COMMON_NAME
}

function altNames(profile: Profile, { names }: LeafRequest, subject: NameFields): readonly Buffer[] {
  if (profile.names === 'nothing' || names.length === 0) return []
  return [subjectAltName(names.map(typedName), { critical: Object.keys(subject).length === 0 })]
}

function statements({ profile, psd2, subject }: LeafRequest): readonly Buffer[] {
  if (profile !== 'psd_web' && profile !== 'psd_seal') return []
  return [psd2Statements(profile, psd2 ?? psd2FromIdentifier(subject.organizationIdentifier ?? ''))]
}
