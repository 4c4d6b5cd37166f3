import { TAG } from '#domain/asn1/tags.ts'
import { fault, type CsrFault } from '#domain/csr/faults.ts'

export const MAXIMUM_CSR_BYTES = 64 * 1024

/** The tabulator: text holds no control character below it. */
const FIRST_TEXT_CONTROL = 0x09

const KEY_MARKERS = ['PRIVATE KEY', 'PuTTY-User-Key-File']
const WORD_PROCESSOR_DASHES = /[\u2010-\u2015\u2212]/g
const WRITTEN_LINE_ENDS = /\\[rn]/g
const BYTE_ORDER_MARK = /^\ufeff/
const SSH_KEY = /^\s*(?:ssh-(?:rsa|dss|ed25519|ed448)|ecdsa-sha2-|sk-(?:ssh|ecdsa)-)/

const LABELS: readonly { readonly pattern: RegExp; readonly code: CsrFault['code'] }[] = [
  { pattern: /^(?:X509 |TRUSTED )?CERTIFICATE$/, code: 'certificate' },
  { pattern: /^(?:PKCS ?#?7|CMS)\b/, code: 'pkcs7' },
  { pattern: /^PKCS ?#?12\b/, code: 'pkcs12' },
  { pattern: /^(?:RSA |EC |DSA )?PUBLIC KEY$/, code: 'public_key' },
  { pattern: /^SSH2? /, code: 'ssh_key' },
  { pattern: /^PGP /, code: 'pgp' },
]

/** True for the text of a private key in any armour; looked for in everything, however large (CSR-06). */
export function mentionsPrivateKey(input: string | Buffer): boolean {
  return KEY_MARKERS.some((marker) => input.includes(marker) || isUtf16With(input, marker))
}

/** True for bytes that are no text: DER begins with bytes that no text begins with, and text has no such controls. */
export function isBinary(bytes: Buffer): boolean {
  if (isUtf16(bytes)) return false
  return (bytes[0] === TAG.sequence && (bytes[1] ?? 0) >= 0x80) || bytes.some((byte) => byte < FIRST_TEXT_CONTROL)
}

/** The text of what was pasted, with the dashes and line ends that other programs put in the place of the right ones. */
export function readableText(input: string | Buffer): string {
  return decodeText(input)
    .replace(BYTE_ORDER_MARK, '')
    .replace(WORD_PROCESSOR_DASHES, '-')
    .replace(WRITTEN_LINE_ENDS, '\n')
    .trim()
}

/** A public key of SSH, which is written on one line, without armour. */
export function isSshKey(text: string): boolean {
  return SSH_KEY.test(text)
}

export function labelFault(label: string): CsrFault {
  const known = LABELS.find(({ pattern }) => pattern.test(label))
  return known === undefined ? fault('wrong_label', { label }) : fault(known.code)
}

function decodeText(input: string | Buffer): string {
  if (typeof input === 'string') return input
  return isUtf16(input) ? input.toString('utf16le') : input.toString('utf8')
}

/** As Windows' Notepad saves "Unicode". */
function isUtf16(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe
}

function isUtf16With(input: string | Buffer, marker: string): boolean {
  return typeof input !== 'string' && input.includes(Buffer.from(marker, 'utf16le'))
}
