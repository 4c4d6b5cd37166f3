import { generateKeyPair, randomBytes, sign, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import {
  signedStructure,
  SIGNATURE_SCHEMES,
  type AuthorityKeyType,
  type SignatureScheme,
} from '#domain/certificates/signature.ts'

const signOffThread = promisify(sign)
const generate = promisify(generateKeyPair)

/** Keeps the number positive and of one length; the 128 random bits follow it (BR §7.1.2.7 asks for 64). */
const SERIAL_PREFIX = '4d'

export function newSerial(): string {
  return SERIAL_PREFIX + randomBytes(16).toString('hex')
}

/** Signs on libuv's threads, so that a burst of certificates does not stop the pages. */
export async function signContent(
  content: Buffer,
  key: KeyObject,
  scheme: SignatureScheme,
  ...more: Buffer[]
): Promise<Buffer> {
  return signedStructure(content, scheme, await signOffThread(scheme.digest, content, key), ...more)
}

export async function newKeyPair(
  type: AuthorityKeyType,
): Promise<{ key: KeyObject; spki: Buffer; scheme: SignatureScheme }> {
  const { publicKey, privateKey } =
    type === 'RSA-3072' ? await generate('rsa', { modulusLength: 3072 }) : await generate('ec', { namedCurve: type })
  return {
    key: privateKey,
    spki: publicKey.export({ type: 'spki', format: 'der' }),
    scheme: SIGNATURE_SCHEMES[type],
  }
}
