import { createHash, createPrivateKey, type KeyObject } from 'node:crypto'
import { readCertificate, type ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import type { AuthorityFamily } from '#domain/certificates/family.ts'
import { publicationUrls, type Issuer } from '#domain/certificates/issuer.ts'
import { keyBits, keyIdentifier } from '#domain/certificates/key-identifier.ts'
import { SIGNATURE_SCHEMES, type SignatureScheme } from '#domain/certificates/signature.ts'
import { sealContext } from '#platform/sealed-columns.ts'
import type { Secrets } from '#platform/secrets.ts'

export interface AuthorityRow {
  readonly id: string
  readonly code: string
  readonly role: 'root' | 'issuing'
  readonly family: AuthorityFamily | null
  readonly issuer_id: string | null
  readonly certificate_pem: string
  readonly sealed_key: string
}

/** A certification authority, ready to sign. */
export interface Authority {
  readonly id: string
  readonly code: string
  readonly family: AuthorityFamily | null
  readonly certificate: ReadCertificate
  readonly key: KeyObject
  readonly issuer: Issuer
  /** How OCSP requests name it, per hash (RFC 6960 §4.1.1). */
  readonly ocspNames: Readonly<Record<'sha1' | 'sha256', { readonly name: Buffer; readonly key: Buffer }>>
}

export function openAuthority(row: AuthorityRow, secrets: Secrets, baseUrl: string): Authority {
  const certificate = readCertificate(row.certificate_pem)
  const pkcs8 = secrets.open(row.sealed_key, sealContext('ca_authorities', row.id))
  return {
    id: row.id,
    code: row.code,
    family: row.family,
    certificate,
    key: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
    issuer: issuerOf(row.code, certificate, baseUrl),
    ocspNames: { sha1: ocspName('sha1', certificate), sha256: ocspName('sha256', certificate) },
  }
}

function issuerOf(code: string, certificate: ReadCertificate, baseUrl: string): Issuer {
  return {
    name: certificate.subject.der,
    keyIdentifier: keyIdentifier(certificate.spki),
    scheme: schemeOf(certificate),
    notAfter: certificate.notAfter,
    urls: publicationUrls(baseUrl, code),
  }
}

function schemeOf({ key }: ReadCertificate): SignatureScheme {
  if (key.type === 'rsa') return SIGNATURE_SCHEMES['RSA-3072']
  return key.type === 'ec' && key.curve === 'P-384' ? SIGNATURE_SCHEMES['P-384'] : SIGNATURE_SCHEMES['P-256']
}

function ocspName(hash: 'sha1' | 'sha256', { subject, spki }: ReadCertificate): { name: Buffer; key: Buffer } {
  const digest = (bytes: Buffer): Buffer => createHash(hash).update(bytes).digest()
  return { name: digest(subject.der), key: digest(keyBits(spki)) }
}
