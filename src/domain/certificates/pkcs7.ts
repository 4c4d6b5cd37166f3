import { CONTENT_TYPE } from '#domain/asn1/oids.ts'
import { context, int, oid, seq, set } from '#domain/asn1/write.ts'

/** A PKCS#7 that signs nothing and only carries certificates (RFC 5652 §5.1), in the order given. */
export function certificatesOnly(certificates: readonly Buffer[]): Buffer {
  const signedData = seq(int(1), set(), seq(oid(CONTENT_TYPE.data)), context(0, ...certificates), set())
  return seq(oid(CONTENT_TYPE.signedData), context(0, signedData))
}
