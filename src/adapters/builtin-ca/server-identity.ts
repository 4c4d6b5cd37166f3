import type { NameFields } from '#domain/certificates/family.ts'
import { leafContent } from '#domain/certificates/leaf.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { maxLifetimeDays } from '#domain/rules/lifetimes.ts'
import { addYears } from '#domain/shared/time.ts'
import type { Authorities } from './authorities.ts'
import type { BuiltinCaOptions } from './options.ts'
import { recordSigned } from './register.ts'
import { newKeyPair, newSerial, signContent } from './signer.ts'

/** What a TLS server shows, as PEM: its key, and its certificate with the chain behind it. */
export interface ServerIdentity {
  readonly key: string
  readonly cert: string
}

const SUBJECT: NameFields = {}

/**
 * A server certificate for the demo's own TLS listener. It names `localhost`, which no order may: that is why it is signed
 * here and not asked for like one.
 */
export async function issueServerIdentity(
  options: BuiltinCaOptions,
  { issuing, chainPem }: Authorities,
  host: string,
): Promise<ServerIdentity> {
  const authority = issuing('dv')
  const at = options.clock()
  const { key, spki } = await newKeyPair('P-256')
  const content = leafContent(
    {
      profile: 'dv',
      names: [host],
      subject: SUBJECT,
      spki,
      isRsa: false,
      notAfterLimit: addYears(at, 1),
      maxDays: maxLifetimeDays('server', at),
    },
    authority.issuer,
    newSerial(),
    at,
  )
  const der = await signContent(content, authority.key, authority.issuer.scheme)
  const certificate = readCertificate(der)
  const reference = `server ${certificate.serial}`
  await options.operator.transaction((trx) => recordSigned(trx, { caId: authority.id, reference, content, der, at }))
  return {
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: [certificate.pem, ...chainPem(authority).slice(0, -1)].join(''),
  }
}
