import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const VERSION = 'v1'
const SEAL_PURPOSE = 'seal'

interface MasterKey {
  /** Names the key in what it sealed without telling anything about it. */
  readonly id: string
  readonly master: Buffer
  readonly sealing: Buffer
}

/** Something sealed that no known key opens, or that was altered or moved to another context. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/**
 * Keeps secrets at rest under the master keys of the configuration: the first one seals, all of them open, so that a
 * key is replaced by putting a new one in front.
 */
export class Secrets {
  readonly #current: MasterKey
  readonly #keys: ReadonlyMap<string, MasterKey>

  /** Each key is 32 random bytes in base64. */
  constructor(masterKeys: readonly string[]) {
    const keys = masterKeys.map(masterKey)
    const [current] = keys
    if (!current) throw new Error('a master key is needed')
    this.#current = current
    this.#keys = new Map(keys.map((key) => [key.id, key]))
  }

  /** How every text begins that the first key has sealed. */
  get currentPrefix(): string {
    return `${VERSION}.${this.#current.id}.`
  }

  /** AES-256-GCM. The context says what and whose the secret is: sealed text does not open anywhere else. */
  seal(plaintext: Buffer, context: string): string {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#current.sealing, nonce).setAAD(Buffer.from(context))
    const sealed = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
    return [VERSION, this.#current.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
  }

  open(sealedText: string, context: string): Buffer {
    const [version, id = '', nonce = '', text = ''] = sealedText.split('.')
    const key = this.#keys.get(id)
    if (version !== VERSION || !key) throw new SealBroken('sealed by a key that is not configured')
    const sealed = Buffer.from(text, 'base64url')
    const nonceBytes = Buffer.from(nonce, 'base64url')
    if (nonceBytes.length !== NONCE_BYTES || sealed.length < TAG_BYTES) throw new SealBroken('not a sealed text')
    const decipher = createDecipheriv('aes-256-gcm', key.sealing, nonceBytes, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(-TAG_BYTES))
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
    } catch (error) {
      throw new SealBroken('altered, or sealed for another context', { cause: error })
    }
  }

  /** 32 bytes for one purpose (cookie signatures, form tokens …). They change with the current master key. */
  deriveKey(purpose: string): Buffer {
    if (purpose === SEAL_PURPOSE) throw new Error('this purpose is kept for sealing')
    return derive(this.#current.master, purpose)
  }
}

function masterKey(base64: string): MasterKey {
  const master = Buffer.from(base64, 'base64')
  if (master.length !== KEY_BYTES) throw new Error(`a master key is ${KEY_BYTES} bytes in base64`)
  const id = createHash('sha256').update(derive(master, 'key id')).digest('hex').slice(0, 8)
  return { id, master, sealing: derive(master, SEAL_PURPOSE) }
}

/** HKDF (RFC 5869) without salt: the master key is already uniformly random. */
function derive(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `chancery ${purpose}`, KEY_BYTES))
}
