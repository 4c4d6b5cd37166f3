import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { ALGORITHM, ATTRIBUTE, EXTENSION, REQUEST_ATTRIBUTE, type AttributeName } from '#domain/asn1/oids.ts'
import {
  bits,
  context,
  contextPrimitive,
  ia5,
  int,
  NULL,
  octets,
  oid,
  printable,
  seq,
  set,
  TRUE,
  utf8,
} from '#domain/asn1/write.ts'

export type CsrKeyType = 'rsa2048' | 'p256' | 'p384'

/** A good request with a fresh key, made without OpenSSL's program. RSA keys take a while to find: prefer `p256`. */
export function makeCsr({ type = 'p256', commonName, names = [] }: CsrWish): { csrPem: string; keyPem: string } {
  const { privateKey } = newKeyPair(type)
  const csr = requestDer({
    subject: distinguishedName([['commonName', commonName]]),
    attributes: names.length === 0 ? [] : [extensionRequest(altNames(names))],
    ...signedWith(privateKey),
  })
  return { csrPem: toCsrPem(csr), keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

export interface CsrWish {
  readonly type?: CsrKeyType
  readonly commonName: string
  /** Host names and IP addresses for subjectAltName. */
  readonly names?: readonly string[]
}

/** The pieces of a request, each replaceable by a broken one. */
export interface RequestParts {
  readonly version?: Buffer
  readonly subject?: Buffer
  readonly spki: Buffer
  /** Null leaves the whole field out. */
  readonly attributes?: readonly Buffer[] | null
  readonly algorithm: Buffer
  readonly sign: (info: Buffer) => Buffer
}

export function requestDer({ version, subject, spki, attributes = [], algorithm, sign: signer }: RequestParts): Buffer {
  const field = attributes === null ? [] : [context(0, ...attributes)]
  const info = seq(
    version ?? int(0),
    subject ?? distinguishedName([['commonName', 'www.harbour.example']]),
    spki,
    ...field,
  )
  return seq(info, algorithm, bits(signer(info)))
}

export function toCsrPem(der: Buffer, label = 'CERTIFICATE REQUEST'): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

export function newKeyPair(type: CsrKeyType): { publicKey: KeyObject; privateKey: KeyObject } {
  return type === 'rsa2048'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: type === 'p256' ? 'P-256' : 'P-384' })
}

/** Everything about a key that a request needs; the hash is the key's usual one unless another is wished. */
export function signedWith(
  privateKey: KeyObject,
  hash = usualHash(privateKey),
): Pick<RequestParts, 'spki' | 'algorithm' | 'sign'> {
  return {
    spki: spkiOf(privateKey),
    algorithm: signatureAlgorithm(privateKey, hash),
    sign: (info) => sign(hash, info, privateKey),
  }
}

export function spkiOf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
}

export function distinguishedName(pairs: readonly (readonly [AttributeName, string | Buffer])[]): Buffer {
  return seq(
    ...pairs.map(([name, value]) =>
      set(seq(oid(ATTRIBUTE[name]), typeof value === 'string' ? attributeText(name, value) : value)),
    ),
  )
}

export function extensionRequest(...extensions: readonly Buffer[]): Buffer {
  return attribute(REQUEST_ATTRIBUTE.extensionRequest, seq(...extensions))
}

export function attribute(type: string, ...values: readonly Buffer[]): Buffer {
  return seq(oid(type), set(...values))
}

export function extension(type: string, value: Buffer, critical = false): Buffer {
  return seq(oid(type), ...(critical ? [TRUE] : []), octets(value))
}

/** subjectAltName of host names, addresses, `mailbox@host` and `scheme://` names. */
export function altNames(names: readonly string[]): Buffer {
  return extension(EXTENSION.subjectAltName, seq(...names.map(generalName)))
}

function generalName(name: string): Buffer {
  if (isIP(name) !== 0) return contextPrimitive(7, Buffer.from(ipaddr.parse(name).toByteArray()))
  if (name.includes('://')) return contextPrimitive(6, Buffer.from(name, 'latin1'))
  return contextPrimitive(name.includes('@') ? 1 : 2, Buffer.from(name, 'latin1'))
}

function attributeText(name: AttributeName, value: string): Buffer {
  if (name === 'country') return printable(value)
  return name === 'email' ? ia5(value) : utf8(value)
}

function usualHash(key: KeyObject): string | null {
  if (key.asymmetricKeyType === 'rsa') return 'sha256'
  if (key.asymmetricKeyType !== 'ec') return null
  return key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'sha384' : 'sha256'
}

function signatureAlgorithm(key: KeyObject, hash: string | null): Buffer {
  const type = key.asymmetricKeyType
  if (type === 'rsa' && hash !== null) return seq(oid(named(`${hash}WithRsa`)), NULL)
  if (type === 'ec' && hash !== null) return seq(oid(named(`ecdsaWith${hash.replace('sha', 'Sha')}`)))
  return seq(oid(named(type ?? '')))
}

function named(algorithm: string): string {
  const found = Object.entries(ALGORITHM).find(([name]) => name === algorithm)
  if (found === undefined) throw new Error(`no algorithm called ${algorithm}`)
  return found[1]
}
