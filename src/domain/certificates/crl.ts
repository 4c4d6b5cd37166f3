import { context, enumerated, int, seq, seqOf, time } from '#domain/asn1/write.ts'
import { REASON_CODES, type RevocationReason } from '#domain/rules/revocation-reasons.ts'
import { authorityKeyIdentifier, extension } from './extensions.ts'
import type { Issuer } from './issuer.ts'

export interface RevokedEntry {
  readonly serial: string
  readonly revokedAt: Date
  readonly reason: RevocationReason
}

export interface RevocationList {
  readonly number: bigint
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly entries: readonly RevokedEntry[]
}

const VERSION_2 = int(1)

/** Each reason's entry extensions, written once; no reason is said by saying nothing (RFC 5280 §5.3.1). */
const REASONS = new Map(
  Object.entries(REASON_CODES).map(([reason, code]) => [
    reason,
    code === REASON_CODES.unspecified ? [] : [seq(extension('reasonCode', enumerated(code)))],
  ]),
)

/** Writes a TBSCertList (RFC 5280 §5.1); an empty list has no entries field at all. */
export function revocationListContent(list: RevocationList, issuer: Issuer): Buffer {
  const entries = list.entries.map(({ serial, revokedAt, reason }) =>
    seq(int(serial), time(revokedAt), ...(REASONS.get(reason) ?? [])),
  )
  return seq(
    VERSION_2,
    issuer.scheme.identifier,
    issuer.name,
    time(list.thisUpdate),
    time(list.nextUpdate),
    ...(entries.length > 0 ? [seqOf(entries)] : []),
    context(0, seq(authorityKeyIdentifier(issuer.keyIdentifier), extension('crlNumber', int(list.number)))),
  )
}
