// A writer of DER (X.690), as much of it as a request and a PKCS#12 file need. All values are Uint8Array.

export function bytes(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function tlv(tag, ...parts) {
  const content = bytes(...parts)
  return bytes([tag], lengthOf(content.length), content)
}

function lengthOf(length) {
  if (length < 128) return [length]
  const octets = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [128 + octets.length, ...octets]
}

export const sequence = (...parts) => tlv(0x30, ...parts)
export const set = (...parts) => tlv(0x31, ...parts)
export const octets = (content) => tlv(0x04, content)
export const bits = (content) => tlv(0x03, [0], content)
export const NULL = tlv(0x05)
/** `[number]`, constructed. */
export const context = (number, ...parts) => tlv(0xa0 + number, ...parts)
export const utf8 = (text) => tlv(0x0c, new TextEncoder().encode(text))
/** Two bytes a sign, as PKCS#12 wants names and passwords. */
export const utf16 = (text) => Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255]))

/** A whole number that is not negative, from a number or from its bytes. */
export function integer(value) {
  let content = typeof value === 'number' ? [] : [...value]
  if (typeof value === 'number') for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) content.unshift(rest % 256)
  while (content.length > 1 && content[0] === 0) content.shift()
  if (content.length === 0 || content[0] > 127) content.unshift(0)
  return tlv(0x02, content)
}

export function oid(dotted) {
  const [first, second, ...rest] = dotted.split('.').map(Number)
  const arcs = [first * 40 + second, ...rest]
  return tlv(0x06, arcs.flatMap(base128))
}

function base128(arc) {
  const octets = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(128 + (rest % 128))
  return octets
}
