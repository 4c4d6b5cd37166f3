import { declaredLength } from '#domain/asn1/read.ts'
import { TAG } from '#domain/asn1/tags.ts'
import { fault, type CsrFault } from '#domain/csr/faults.ts'

export interface DecodedBody {
  /** As far as they could be decoded. */
  readonly bytes: Buffer
  /** Null when the bytes are one whole DER value, as far as its header tells. */
  readonly fault: CsrFault | null
}

const BASE64 = /^[A-Za-z0-9+/]*={0,3}$/
const ESCAPED_BYTE = /%[0-9a-f]{2}/i
/** Blanks, and the invisible characters that web pages and word processors put between letters. */
const INVISIBLE = /[\s\u200b-\u200d\u2060]+/g
const SPACE_WITHIN_LINE = /[A-Za-z0-9+/=] +[A-Za-z0-9+/=]/

/** Decodes the inside of a PEM block, and tells apart the ways in which copying damages it (rules 6.3). */
export function decodeBody(body: string): DecodedBody {
  const compact = body.replace(INVISIBLE, '')
  const bytes = Buffer.from(compact, 'base64')
  return { bytes, fault: damageOf(body, compact, bytes) }
}

function damageOf(body: string, compact: string, bytes: Buffer): CsrFault | null {
  if (compact === '') return fault('truncated')
  if (ESCAPED_BYTE.test(compact)) return fault('percent_encoded')
  if (!BASE64.test(compact) || bytes[0] !== TAG.sequence) return fault('altered')

  const length = declaredLength(bytes)
  if (length === null || length === bytes.length) return null
  if (length < bytes.length) return fault('altered')
  return lostPlusSigns(body) ? fault('spaces_for_plus') : fault('truncated')
}

/** On one long line the spaces may just as well have been line ends. */
function lostPlusSigns(body: string): boolean {
  const lines = body.trim().split('\n')
  return lines.length > 1 && lines.some((line) => SPACE_WITHIN_LINE.test(line))
}
