import { createHash, createPublicKey } from 'node:crypto'
import { readableText } from '#domain/csr/pasted.ts'

const ARMOUR = /-----BEGIN ((?:RSA |EC |DSA )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/
/** Far more than any key takes. */
const LARGEST = 32 * 1024

/**
 * SHA-256 over the public half of a private key that was pasted, lower-case hex: a key that was sent to us is private no
 * more (TLS-27). Null where there is none, or none that can be read without its password. Nothing else of it is kept.
 */
export function exposedKey(pasted: string | Buffer): string | null {
  const [armoured] = ARMOUR.exec(readableText(pasted)) ?? []
  if (armoured === undefined || armoured.length > LARGEST) return null
  try {
    const spki = createPublicKey(armoured).export({ type: 'spki', format: 'der' })
    return createHash('sha256').update(spki).digest('hex')
  } catch {
    return null
  }
}
