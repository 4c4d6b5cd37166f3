import { createHash, type KeyObject } from 'node:crypto'
import { DerError, readDer, type DerNode } from '#domain/asn1/read.ts'
import { contextTag, TAG } from '#domain/asn1/tags.ts'
import { readBitStringBytes, readInteger } from '#domain/asn1/values.ts'
import type { CsrKey, CsrSignature, CsrSubject } from '#domain/csr/parsed-csr.ts'
import { readPublicKey } from '#domain/csr/public-key.ts'
import { readSignature } from '#domain/csr/signature.ts'
import { readSubject } from '#domain/csr/subject.ts'
import { certificatesInPem, toPem } from './pem.ts'
import { readExtensions, type CertificateExtensions } from './read-extensions.ts'
import { readTime } from './read-time.ts'

/** An X.509 certificate (RFC 5280) that was read in full. Nothing in it has been judged. */
export interface ReadCertificate {
  readonly der: Buffer
  readonly pem: string
  readonly version: number
  /** Lower-case hexadecimal without separators or sign octet. */
  readonly serial: string
  readonly serialIsPositive: boolean
  readonly issuer: ReadName
  readonly subject: ReadName
  readonly notBefore: Date
  readonly notAfter: Date
  readonly key: CsrKey
  /** Null for a key that no library should be given. */
  readonly publicKey: KeyObject | null
  readonly spki: Buffer
  readonly spkiSha256: string
  readonly sha256: string
  /** Its verdict stays `unverifiable` until `isSignedBy` is asked. */
  readonly signature: CsrSignature
  readonly extensions: CertificateExtensions
}

export interface ReadName extends CsrSubject {
  readonly der: Buffer
}

/** Reads one certificate from DER, or the first one in PEM. Throws `DerError` and nothing else. */
export function readCertificate(input: string | Buffer): ReadCertificate {
  const der = typeof input === 'string' ? certificatesInPem(input)[0] : input
  if (!der) throw new DerError('unexpected', 0)
  const { tbs, algorithm, signature } = openSigned(der)

  const parts = tbs.fields()
  const version = parts.takeIf(contextTag(0, 'constructed'))
  const serial = parts.take(TAG.integer)
  parts.take(TAG.sequence)
  const issuer = parts.take(TAG.sequence)
  const validity = parts.take().fields()
  const subject = parts.take(TAG.sequence)
  const spki = parts.take(TAG.sequence)
  parts.takeIf(contextTag(1, 'primitive'))
  parts.takeIf(contextTag(2, 'primitive'))
  const extensions = parts.takeIf(contextTag(3, 'constructed'))
  parts.close()

  const { key, handle } = readPublicKey(spki)
  return {
    der,
    pem: toPem('CERTIFICATE', der),
    version: version === null ? 1 : Number(readInteger(version.wrapped())) + 1,
    serial: serial.content.toString('hex').replace(/^00(?=.)/, ''),
    serialIsPositive: readInteger(serial) > 0n,
    issuer: { ...readSubject(issuer), der: issuer.encoded },
    subject: { ...readSubject(subject), der: subject.encoded },
    notBefore: readTime(validity.take()),
    notAfter: readTime(validity.take()),
    key,
    publicKey: handle,
    spki: spki.encoded,
    spkiSha256: sha256(spki.encoded),
    sha256: sha256(der),
    signature: readSignature(algorithm, tbs.encoded, signature, null),
    extensions: readExtensions(extensions?.wrapped() ?? null),
  }
}

/** Whether the issuer's key made the signature and the names fit together. */
export function isSignedBy(certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  const { tbs, algorithm, signature } = openSigned(certificate.der)
  const { verdict } = readSignature(algorithm, tbs.encoded, signature, issuer.publicKey)
  return verdict === 'valid' && certificate.issuer.der.equals(issuer.subject.der)
}

export function isSelfIssued({ issuer, subject }: ReadCertificate): boolean {
  return issuer.der.equals(subject.der)
}

/** The common name, or else the first name of any kind. */
export function displayName({ subject, extensions: { sans } }: ReadCertificate): string | null {
  return subject.fields.commonName ?? sans.dns[0] ?? sans.ip[0] ?? sans.email[0] ?? subject.fields.organization ?? null
}

function openSigned(der: Buffer): { tbs: DerNode; algorithm: DerNode; signature: Buffer } {
  const parts = readDer(der).fields()
  const tbs = parts.take(TAG.sequence)
  const algorithm = parts.take(TAG.sequence)
  const signature = readBitStringBytes(parts.take())
  parts.close()
  return { tbs, algorithm, signature }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
