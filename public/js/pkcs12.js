// Writes a PKCS#12 file (RFC 7292): key and certificates under a password, readable by OpenSSL, browsers and systems.
import { bits, bytes, context, integer, NULL, octets, oid, sequence, set, tlv, utf8, utf16 } from './der.js'

const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  keyBag: '1.2.840.113549.1.12.10.1.2',
  x509: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
}
/** Some readers (.NET) refuse files whose rounds are more than 600,000 in all; there are two of these. */
const KEY_ROUNDS = 200_000
const MAC_ROUNDS = 2_048
/** SHA-256, in bytes: of its block. */
const BLOCK = 64

const { subtle } = crypto
const random = (length) => crypto.getRandomValues(new Uint8Array(length))
const digest = async (data) => new Uint8Array(await subtle.digest('SHA-256', data))

/** A certification request (RFC 2986) signed by the key itself. The portal writes the names; this one is a placeholder. */
export async function requestFor({ publicKey, privateKey }) {
  const spki = new Uint8Array(await subtle.exportKey('spki', publicKey))
  const name = sequence(set(sequence(oid(OID.commonName), utf8('sign-in'))))
  const content = sequence(integer(0), name, spki, context(0))
  const raw = new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, content))
  const signature = sequence(integer(raw.slice(0, 32)), integer(raw.slice(32)))
  return pem('CERTIFICATE REQUEST', sequence(content, sequence(oid(OID.ecdsaSha256)), bits(signature)))
}

/** The file: `certificates` as PEM, that of the key first. */
export async function pkcs12({ privateKey, certificates, name, password }) {
  const ders = certificates.map(derOf)
  const ownId = attribute(OID.localKeyId, octets(await digest(ders[0])))
  const friendly = attribute(OID.friendlyName, tlv(0x1e, utf16(name)))
  const certificateBags = ders.map((der, index) =>
    sequence(
      oid(OID.certificateBag),
      context(0, sequence(oid(OID.x509), context(0, octets(der)))),
      ...(index === 0 ? [set(friendly, ownId)] : []),
    ),
  )
  const pkcs8 = new Uint8Array(await subtle.exportKey('pkcs8', privateKey))
  const shrouded = await encrypt(pkcs8, password)
  const keyBag = sequence(
    oid(OID.keyBag),
    context(0, sequence(shrouded.algorithm, octets(shrouded.content))),
    set(friendly, ownId),
  )
  const hidden = await encrypt(sequence(...certificateBags), password)
  const encryptedData = sequence(integer(0), sequence(oid(OID.data), hidden.algorithm, tlv(0x80, hidden.content)))
  const safe = sequence(
    sequence(oid(OID.encryptedData), context(0, encryptedData)),
    sequence(oid(OID.data), context(0, octets(sequence(keyBag)))),
  )
  return sequence(integer(3), sequence(oid(OID.data), context(0, octets(safe))), await macOf(safe, password))
}

const attribute = (type, value) => sequence(oid(type), set(value))

/** PBES2 (RFC 8018): PBKDF2 with HMAC-SHA-256, then AES-256 in CBC mode. */
async function encrypt(content, password) {
  const [salt, iv] = [random(16), random(16)]
  const secret = await subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: KEY_ROUNDS }
  const key = await subtle.deriveKey(derivation, secret, { name: 'AES-CBC', length: 256 }, false, ['encrypt'])
  const kdf = sequence(
    oid(OID.pbkdf2),
    sequence(octets(salt), integer(KEY_ROUNDS), sequence(oid(OID.hmacSha256), NULL)),
  )
  const cipher = sequence(oid(OID.aes256Cbc), octets(iv))
  return {
    algorithm: sequence(oid(OID.pbes2), sequence(kdf, cipher)),
    content: new Uint8Array(await subtle.encrypt({ name: 'AES-CBC', iv }, key, content)),
  }
}

/** By it a reader knows the right password, and that nobody has changed the file. */
async function macOf(safe, password) {
  const salt = random(16)
  const key = await macKey(password, salt)
  const hmac = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const mac = new Uint8Array(await subtle.sign('HMAC', hmac, safe))
  return sequence(sequence(sequence(oid(OID.sha256), NULL), octets(mac)), octets(salt), integer(MAC_ROUNDS))
}

/** PKCS#12's own derivation (RFC 7292 appendix B.2); a key of 32 bytes takes one block of it. */
async function macKey(password, salt) {
  const purpose = new Uint8Array(BLOCK).fill(3)
  let key = bytes(purpose, filled(salt), filled(utf16(`${password}\0`)))
  for (let round = 0; round < MAC_ROUNDS; round++) key = await digest(key)
  return key
}

function filled(content) {
  const length = BLOCK * Math.ceil(content.length / BLOCK)
  return Uint8Array.from({ length }, (_, at) => content[at % content.length])
}

function pem(label, der) {
  const base64 = btoa(String.fromCharCode(...der))
  return `-----BEGIN ${label}-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`
}

function derOf(text) {
  const base64 = text.replace(/-----[^-]+-----|\s/g, '')
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}
