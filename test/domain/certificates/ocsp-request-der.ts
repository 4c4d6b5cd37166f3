import { createHash } from 'node:crypto'
import { ALGORITHM, EXTENSION } from '#domain/asn1/oids.ts'
import { context, int, NULL, octets, oid, seq } from '#domain/asn1/write.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { keyBits } from '#domain/certificates/key-identifier.ts'

/** The CertID of a certificate under its issuer, as clients write it (RFC 6960 §4.1.1). */
export function certIdDer(leafPem: string, issuerPem: string, hash: 'sha1' | 'sha256' | 'sha512' = 'sha1'): Buffer {
  const issuer = readCertificate(issuerPem)
  const digest = (bytes: Buffer): Buffer => octets(createHash(hash).update(bytes).digest())
  return seq(
    seq(oid(ALGORITHM[hash]), NULL),
    digest(issuer.subject.der),
    digest(keyBits(issuer.spki)),
    int(readCertificate(leafPem).serial),
  )
}

/** An OCSPRequest about these certificates, with a nonce of so many octets if any. */
export function ocspRequestDer(certIds: readonly Buffer[], nonceOctets: number | null = null): Buffer {
  const nonce = seq(oid(EXTENSION.ocspNonce), octets(octets(Buffer.alloc(nonceOctets ?? 0, 0xab))))
  const list = seq(...certIds.map((certId) => seq(certId)))
  return seq(seq(list, ...(nonceOctets === null ? [] : [context(2, seq(nonce))])))
}
