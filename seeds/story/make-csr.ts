import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { ALGORITHM, ATTRIBUTE, EXTENSION, REQUEST_ATTRIBUTE } from '#domain/asn1/oids.ts'
import { bits, context, contextPrimitive, int, octets, oid, seq, set, utf8 } from '#domain/asn1/write.ts'
import { toPem } from '#domain/certificates/pem.ts'

/** A request with a fresh P-256 key that is thrown away at once: nobody needs the demo's past private keys. */
export function makeDemoCsr(names: readonly string[]): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const sans = seq(...names.map((name) => contextPrimitive(2, Buffer.from(name, 'latin1'))))
  const extensions = seq(seq(oid(EXTENSION.subjectAltName), octets(sans)))
  const info = seq(
    int(0),
    seq(set(seq(oid(ATTRIBUTE.commonName), utf8(names[0] ?? '')))),
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    context(0, seq(oid(REQUEST_ATTRIBUTE.extensionRequest), set(extensions))),
  )
  const signature = sign('sha256', info, privateKey)
  return toPem('CERTIFICATE REQUEST', seq(info, seq(oid(ALGORITHM.ecdsaWithSha256)), bits(signature)))
}
