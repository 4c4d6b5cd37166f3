import { createHash } from 'node:crypto'

/** Answers whether a fingerprint is on a list: a Set, or a look-up made beforehand. */
export interface FingerprintList {
  has(fingerprint: string): boolean
}

/**
 * No list of the keys of CVE-2008-0166 (the predictable generator of Debian's OpenSSL, BR §6.1.1.3) is shipped: an
 * operator gets it from its publisher. Until one is loaded this test passes everything, and the CA's own decides.
 */
export const NO_WEAK_KEY_LIST: FingerprintList = new Set<string>()

/**
 * How the published RSA lists (openssl-blacklist and its successors) name a key:
 * the last 20 hex digits of the SHA-1 over what `openssl rsa -noout -modulus` prints.
 */
export function weakKeyFingerprint(modulus: bigint): string {
  const printed = `Modulus=${modulus.toString(16).toUpperCase()}\n`
  return createHash('sha1').update(printed).digest('hex').slice(20)
}

/** Reads a published list: one fingerprint a line, `#` before a comment. */
export function parseWeakKeyList(text: string): ReadonlySet<string> {
  return new Set(text.match(/^[0-9a-f]{20}(?=\s*$)/gm))
}
