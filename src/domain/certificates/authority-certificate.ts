import { POLICY } from '#domain/asn1/oids.ts'
import { addDays, addYears } from '#domain/shared/time.ts'
import { distinguishedName } from './distinguished-name.ts'
import {
  authority,
  certificatePolicies,
  extendedKeyUsage,
  keyUsage,
  subjectKeyIdentifier,
  type KeyPurpose,
} from './extensions.ts'
import type { NameFields } from './family.ts'
import { issuerExtensions, type Issuer } from './issuer.ts'
import { keyIdentifier } from './key-identifier.ts'
import type { SignatureScheme } from './signature.ts'
import { certificateContent } from './tbs.ts'
import type { Validity } from './validity.ts'

const ROOT_YEARS = 20
const ISSUING_YEARS = 10

/** So that the first certificates, which are backdated, begin after their issuer. */
const BACKDATED_DAYS = 1

/** Signs certificates, lists and its own OCSP responses (BR §7.1.2.10.7 asks for digitalSignature for the last). */
const AUTHORITY_USAGE = keyUsage(['digitalSignature', 'keyCertSign', 'cRLSign'])

export interface AuthorityRequest {
  readonly name: NameFields
  readonly spki: Buffer
  readonly serial: string
}

/** Writes what a root says of itself. */
export function rootContent({ name, spki, serial }: AuthorityRequest, scheme: SignatureScheme, at: Date): Buffer {
  const subject = distinguishedName(name)
  return certificateContent({
    serial,
    scheme,
    issuer: subject,
    validity: validityOf(at, ROOT_YEARS),
    subject,
    spki,
    extensions: [authority(), AUTHORITY_USAGE, subjectKeyIdentifier(keyIdentifier(spki))],
  })
}

/** Writes what a root says of an issuing authority, which may make no further ones. */
export function issuingContent(
  { name, spki, serial, purposes }: AuthorityRequest & { readonly purposes: readonly KeyPurpose[] },
  root: Issuer,
  at: Date,
): Buffer {
  return certificateContent({
    serial,
    scheme: root.scheme,
    issuer: root.name,
    validity: validityOf(at, ISSUING_YEARS),
    subject: distinguishedName(name),
    spki,
    extensions: [
      authority(0),
      AUTHORITY_USAGE,
      ...(purposes.length > 0 ? [extendedKeyUsage(purposes)] : []),
      subjectKeyIdentifier(keyIdentifier(spki)),
      ...issuerExtensions(root),
      certificatePolicies([POLICY.anyPolicy]),
    ],
  })
}

function validityOf(at: Date, years: number): Validity {
  return { notBefore: addDays(at, -BACKDATED_DAYS), notAfter: addYears(at, years) }
}
