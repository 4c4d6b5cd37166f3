import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** A device that holds one passkey and answers what a browser asks it; a test may have it lie. */
export interface TestDevice {
  readonly credentialId: string
  /** The answer to a question, as the script would send it. */
  readonly create: (options: string, lies?: Lies) => string
  readonly get: (options: string, lies?: Lies) => string
}

export interface Lies {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** What its counter tells; otherwise one more each time. */
  readonly counter?: number
  /** Whether it has checked who holds it. */
  readonly byHolder?: boolean
  readonly personId?: string
  readonly key?: KeyObject
}

const ORIGIN = 'http://localhost:3999'

export function aDevice(): TestDevice {
  const id = randomBytes(32)
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let used = 0
  let personId: string | null = null
  const credentialId = id.toString('base64url')

  const clientData = (type: string, options: string, lies: Lies) => {
    const { challenge } = JSON.parse(options) as { challenge: string }
    const said = { type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? ORIGIN, crossOrigin: false }
    return Buffer.from(JSON.stringify(said))
  }
  const head = ({ rpId = 'localhost', counter = ++used, byHolder = true }: Lies, more: number) => {
    const bytes = Buffer.alloc(37)
    sha256(Buffer.from(rpId)).copy(bytes)
    bytes.writeUInt8((byHolder ? 0x05 : 0x01) | more, 32)
    bytes.writeUInt32BE(counter, 33)
    return bytes
  }

  return {
    credentialId,
    create: (options, lies = {}) => {
      const { user } = JSON.parse(options) as { user: { id: string } }
      personId = user.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const data = Buffer.concat([head(lies, 0x40), Buffer.alloc(16), length, id, coseKey(publicKey)])
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        bytes(data),
      ])
      return JSON.stringify({
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', options, lies).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      })
    },
    get: (options, lies = {}) => {
      const client = clientData('webauthn.get', options, lies)
      const data = head(lies, 0)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), lies.key ?? privateKey)
      const holder = lies.personId === undefined ? personId : Buffer.from(lies.personId).toString('base64url')
      return JSON.stringify({
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          ...(holder ? { userHandle: holder } : {}),
        },
      })
    },
  }
}

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest()

/** CBOR of short texts and of byte strings (RFC 8949). */
const text = (value: string) => Buffer.concat([Buffer.from([0x60 | value.length]), Buffer.from(value)])
const bytes = (value: Buffer) => Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 0xff]), value])

/** An ES256 key as WebAuthn writes it (RFC 9053). */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const coordinate = (value: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(value, 'base64url')])
  const begin = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21])
  return Buffer.concat([begin, coordinate(x), Buffer.from([0x22]), coordinate(y)])
}
