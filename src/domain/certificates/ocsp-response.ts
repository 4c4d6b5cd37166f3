import { ACCESS } from '#domain/asn1/oids.ts'
import { context, contextPrimitive, enumerated, generalizedTime, octets, oid, seq } from '#domain/asn1/write.ts'
import { REASON_CODES, type RevocationReason } from '#domain/rules/revocation-reasons.ts'

/** What a responder says of one certificate (RFC 6960 §2.2). */
export type OcspStatus =
  | { readonly state: 'good' }
  /** Also for every serial that we did not issue (BR §4.9.10). */
  | { readonly state: 'unknown' }
  | { readonly state: 'revoked'; readonly at: Date; readonly reason: RevocationReason }

export interface OcspAnswer {
  /** SHA-1 of the responder's key bits: its `byKey` name (RFC 6960 §4.2.1). */
  readonly responderKeyHash: Buffer
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly statuses: readonly { readonly certId: Buffer; readonly status: OcspStatus }[]
  /** The requestor's nonce extension, repeated. */
  readonly nonce: Buffer | null
}

const BASIC = oid(ACCESS.basicOcspResponse)
const SUCCESSFUL = enumerated(0)

/** Answers that nobody signs: they say nothing about any certificate. */
export const OCSP_ERRORS = {
  malformed: seq(enumerated(1)),
  unauthorized: seq(enumerated(6)),
} as const

/** Writes the ResponseData that is to be signed. */
export function ocspContent({ responderKeyHash, thisUpdate, nextUpdate, statuses, nonce }: OcspAnswer): Buffer {
  const responses = statuses.map(({ certId, status }) =>
    seq(certId, certStatus(status), generalizedTime(thisUpdate), context(0, generalizedTime(nextUpdate))),
  )
  return seq(
    context(2, octets(responderKeyHash)),
    generalizedTime(thisUpdate),
    seq(...responses),
    ...(nonce ? [context(1, seq(nonce))] : []),
  )
}

/** Wraps a signed BasicOCSPResponse. */
export function ocspResponse(signed: Buffer): Buffer {
  return seq(SUCCESSFUL, context(0, seq(BASIC, octets(signed))))
}

function certStatus(status: OcspStatus): Buffer {
  switch (status.state) {
    case 'good':
      return contextPrimitive(0)
    case 'unknown':
      return contextPrimitive(2)
    case 'revoked': {
      const code = REASON_CODES[status.reason]
      const reason = code === REASON_CODES.unspecified ? [] : [context(0, enumerated(code))]
      return context(1, generalizedTime(status.at), ...reason)
    }
  }
}
